/** Customers by Fastify and Drizzle, with its settings from the environment. */
import jwt from '@fastify/jwt';
import { drizzle } from 'drizzle-orm/node-postgres';
import Fastify from 'fastify';
import pg from 'pg';
import { customerStore } from './customers.mjs';
import * as schemas from './schemas.mjs';

const UNIQUE_VIOLATION = '23505';
const { DATABASE_URL, DATABASE_POOL_SIZE, SECRET_KEY, PORT } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL_SIZE) });
const customers = customerStore(drizzle({ client: pool }));

// One line a request instead of Fastify's two.
const app = Fastify({ logger: true, disableRequestLogging: true });
app.addHook('onResponse', async (request, reply) => {
  request.log.info({ req: request, res: reply, responseTime: reply.elapsedTime }, 'request');
});

app.register(jwt, { secret: SECRET_KEY, verify: { algorithms: ['HS256'], cache: true } });
app.addHook('onRequest', (request) => request.jwtVerify());

// Drizzle wraps what the database says.
app.setErrorHandler((error, _request, reply) => {
  if ((error.cause ?? error).code !== UNIQUE_VIOLATION) return reply.send(error);
  return reply.code(409).send({ statusCode: 409, error: 'Conflict', message: 'Email is taken' });
});

app.get('/customers/:id', { schema: schemas.get }, async (request, reply) => {
  const customer = await customers.get(request.params.id);
  return customer ?? reply.callNotFound();
});
app.get('/customers', { schema: schemas.list }, (request) => customers.list(request.query));
app.post('/customers', { schema: schemas.create }, async (request, reply) => {
  reply.code(201);
  return customers.create(request.body, request.user.sub);
});
app.post('/plain/customers', { schema: schemas.create }, async (request, reply) => {
  reply.code(201);
  return customers.insert(request.body, request.user.sub);
});

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send?.(app.server.address().port);
