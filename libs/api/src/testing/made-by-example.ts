import { type Endpoint, exampleOf, ID_EXAMPLE, referenceOf } from '@strata/api-kit';
import type { ObjectSchema, Schema } from 'joi';
import type { References } from './example-references.js';
import type { Send } from './send.js';

/** What the examples of bodies say, with the ids of what there is; what they refer to is made once. */
export class MadeByExample {
  readonly #ids = new Map<string, Promise<string>>();

  /** @param references what ids stand for that are made otherwise, by the name of the property */
  constructor(
    private readonly send: Send,
    private readonly endpoints: readonly Pick<Endpoint, 'method' | 'path' | 'body'>[],
    private readonly references: References,
  ) {}

  /** The id of what is at a path, made as the example of its `POST` says. */
  idAt(path: string): Promise<string> {
    const made = this.#ids.get(path) ?? this.#make(path);
    this.#ids.set(path, made);
    return made;
  }

  /**
   * The example of a body.
   * @param owner what ids stand for besides, by the name of the property
   */
  async bodyOf(schema: ObjectSchema, owner: References = {}): Promise<object> {
    const example = exampleOf(schema) as object;
    const found: Record<string, string> = { ...this.references, ...owner };
    const names = Object.keys(example).filter((name) => !(name in found));
    for (const name of names) {
      const path = referenceOf(schema.extract(name) as Schema);
      if (path !== undefined) found[name] = await this.idAt(path);
    }
    return filled(example, found) as object;
  }

  async #make(path: string): Promise<string> {
    const making = this.endpoints.find((each) => each.path === path && each.method === 'post');
    if (!making?.body) throw new Error(`say in OWNERS how something at ${path} is made`);
    const body = await this.bodyOf(making.body);
    return String((await this.send({ method: 'POST', path, body }))['id']);
  }
}

/** The example with ids of what there is. */
function filled(value: unknown, references: References, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, references, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, filled(each, references, key)]),
    );
  }
  if (value === undefined) throw new Error(`give ${name} an .example() in its schema`);
  if (value !== ID_EXAMPLE) return value;
  const id = references[name];
  if (id === undefined) throw new Error(`say in makeReferences what ${name} is the id of`);
  return id;
}
