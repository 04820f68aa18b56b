import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';

// One line a request instead of Fastify's two.
const adapter = new FastifyAdapter({ logger: true, disableRequestLogging: true });
adapter.getInstance().addHook('onResponse', async (request, reply) => {
  request.log.info({ req: request, res: reply, responseTime: reply.elapsedTime }, 'request');
});
const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
  logger: ['warn', 'error'],
});
app.useGlobalPipes(
  new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
);
await app.listen(Number(process.env['PORT']), '127.0.0.1');
const { port } = app.getHttpServer().address() as AddressInfo;
process.send?.(port);
