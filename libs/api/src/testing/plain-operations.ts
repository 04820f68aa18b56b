import type { Endpoint } from '@strata/api-kit';
import { MadeByExample } from './made-by-example.js';
import type { Send } from './send.js';

/**
 * Makes, reads, changes and deletes one of each plain resource that nothing was done with before, as its
 * own examples say.
 * @param isDone tells of operations such as `POST /lamps`
 */
export async function plainOperations(
  send: Send,
  endpoints: readonly Pick<Endpoint, 'method' | 'path' | 'body'>[],
  isDone: (operation: string) => boolean,
): Promise<void> {
  const made = new MadeByExample(send, endpoints, {});
  const patches = endpoints.filter(({ method }) => method === 'patch');
  const fresh = patches.filter(({ path }) => !isDone(`PATCH ${path}`));
  for (const { path, body } of fresh) {
    const list = path.replace('/:id', '');
    const one = `${list}/${await made.idAt(list)}`;
    await send({ method: 'GET', path: list });
    await send({ method: 'GET', path: one });
    const change = body && (await made.bodyOf(body));
    await send({ method: 'PUT', path: one, body: change });
    await send({ method: 'PATCH', path: one, body: change });
  }
  // Others of them may refer to it.
  for (const { path } of fresh) {
    const list = path.replace('/:id', '');
    await send({ method: 'DELETE', path: `${list}/${await made.idAt(list)}` });
  }
}
