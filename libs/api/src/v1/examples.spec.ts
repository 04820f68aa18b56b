import { type Endpoint, exampleOf } from '@strata/api-kit';
import type { Description, ObjectSchema } from 'joi';
import request from 'supertest';
import {
  BEFORE,
  makeReferences,
  OWNERS,
  PASSWORD,
  type References,
} from '../testing/example-references.js';
import { MadeByExample } from '../testing/made-by-example.js';
import type { Send } from '../testing/send.js';
import { roleOrUser } from '../testing/front.js';
import { as, testApp } from '../testing/test-app.js';
import { V1 } from './version.js';

const { endpoints } = testApp();
const withBody = endpoints.filter(({ body }) => body);
/** Only a relay gives up what can be sent again. */
const followsRelay = ({ operationId }: Endpoint) => operationId === 'resubmitWebhookDelivery';
const changesPassword = ({ operationId }: Endpoint) => operationId === 'changeMyPassword';

/** What a body must hold. */
const requiredOf = (schema: ObjectSchema) =>
  Object.entries(schema.describe().keys as Record<string, Description>)
    .filter(
      ([, { flags }]) => (flags as { presence?: string } | undefined)?.presence === 'required',
    )
    .map(([name]) => name);

/** A world of its own, and a sender of what an endpoint's example says in it. */
async function prepared({ operationId, method, path, body }: Endpoint) {
  const { app } = testApp({ authenticator: roleOrUser });
  const ask = (verb: string, below: string) =>
    request(app)
      [verb.toLowerCase() as 'post'](V1.basePath + below)
      .set(as('admin'));
  const send: Send = async (step) => {
    const answer = await ask(step.method, step.path).send(step.body as object);
    if (answer.status >= 300) throw new Error(`${step.path}: ${answer.text}`);
    return answer.body;
  };
  const made = await makeReferences(send, 'Made');
  const examples = new MadeByExample(send, endpoints, made);
  const [, owner] = /^(.*)\/:id/.exec(path) ?? [];
  const makeOwner = async (): Promise<References> => {
    if (owner === undefined) return {};
    const make = OWNERS[owner];
    return make ? make(send, made) : { id: await examples.idAt(owner) };
  };
  const references = { ...made, ...(await makeOwner()) };
  await BEFORE[operationId]?.(send, references);
  const example = await examples.bodyOf(body!, references);
  const sendExample = (headers: Record<string, string> = {}) =>
    ask(method, path.replace(':id', references['id'] ?? ''))
      .set(headers)
      .send(example);
  return { example, send: sendExample };
}

describe('the example of a body', () => {
  it.each(
    withBody
      .filter((endpoint) => !changesPassword(endpoint) && !followsRelay(endpoint))
      .map((endpoint) => [endpoint.operationId, endpoint] as const),
  )('succeeds twice, by %s', async (_name, endpoint) => {
    const { send, example } = await prepared(endpoint);
    const key = { 'Idempotency-Key': 'example' };
    const first = await send(key);
    expect([first.text, first.status < 300]).toEqual([first.text, true]);
    const second = await send();
    if (second.status < 300) return;
    // What must be there is unique, or the thing is done: only a retry succeeds.
    expect([second.text, second.status]).toEqual([second.text, 409]);
    expect(requiredOf(endpoint.body!)).toEqual(expect.arrayContaining(Object.keys(example)));
    const retried = await send(key);
    expect([retried.status, retried.text]).toEqual([first.status, first.text]);
  });

  it('succeeds for each user, by changeMyPassword', async () => {
    const { app } = testApp({ authenticator: roleOrUser });
    const { path, body } = withBody.find(changesPassword)!;
    for (const username of ['ada', 'grace']) {
      const user = { username, password: PASSWORD, role: 'viewer' };
      const made = await request(app).post(`${V1.basePath}/users`).set(as('admin')).send(user);
      await request(app)
        .put(V1.basePath + path)
        .set('Authorization', `Bearer ${made.body.id}.${username}`)
        .send(exampleOf(body!) as object)
        .expect(204);
    }
  });
});
