import type { Endpoint } from '../endpoints/endpoint.js';
import { type DocumentWords, SHARED_TERMS } from './document-words.js';
import { headerComponents } from './headers.js';
import { SchemaComponents } from './json-schema.js';
import { operationOf } from './operation.js';

/** What of an application its document shows. */
export interface DocumentedApi<Role extends string> {
  readonly name: string;
  readonly basePath: string;
  /** Below the base path: where a token is had; the docs page signs in there. */
  readonly tokenPath: string;
  /** From least to most. */
  readonly roles: readonly Role[];
  readonly endpoints: readonly Endpoint<Role>[];
  readonly words: DocumentWords;
}

/**
 * The OpenAPI 3.1 document of the endpoints.
 * @param api its title, its endpoints and where they are, the roles there are, and what is said of it all
 * @param version of the program that serves it
 */
export function openApiDocument<Role extends string>(
  { name, basePath, tokenPath, roles, endpoints, words }: DocumentedApi<Role>,
  version: string,
) {
  const tokenUrl = basePath + tokenPath;
  const components = new SchemaComponents({ ...SHARED_TERMS, ...words.terms });
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = basePath + endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method] = operationOf(endpoint, roles, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: name,
      version,
      description: descriptionOf(tokenUrl),
      ...words.info,
    },
    externalDocs: { description: 'Every error code, explained', url: words.errorCatalogue },
    servers: [{ url: '/', description: 'Where this document is from.' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => ({
      name: tag,
      description: words.tags[tag],
    })),
    paths,
    components: {
      schemas: components.toJSON(),
      headers: headerComponents,
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          description: 'With a username and a password.',
          flows: { password: { tokenUrl, scopes: {} } },
        },
      },
    },
  };
}

const descriptionOf = (
  tokenUrl: string,
) => `Sign in at \`${tokenUrl}\` and send the token as \`Authorization: Bearer …\`.

Errors are RFC 9457 problems with a stable \`code\`. \`ETag\` and \`If-Match\` keep two people from
overwriting each other, and an \`Idempotency-Key\` makes a POST safe to repeat for a day.

Amounts are decimal texts with as many places as their currency has: JPY none, USD two, KWD three.
Times are in UTC.`;
