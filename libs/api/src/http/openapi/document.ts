import { BASE_PATH } from '../base-path.js';
import type { Endpoint } from '../endpoint.js';
import { headerComponents } from './headers.js';
import { SchemaComponents } from './json-schema.js';
import { operationOf } from './operation.js';

/** Where a token is had; the docs page signs in there. */
export const TOKEN_PATH = '/auth/token';

/**
 * The OpenAPI 3.1 document of the endpoints.
 * @param name title of the API
 * @param version of the program that serves it
 */
export function openApiDocument(name: string, version: string, endpoints: readonly Endpoint[]) {
  const components = new SchemaComponents();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = BASE_PATH + endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method] = operationOf(endpoint, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: name,
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => ({ name: tag })),
    paths,
    components: {
      schemas: components.toJSON(),
      headers: headerComponents,
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          flows: { password: { tokenUrl: BASE_PATH + TOKEN_PATH, scopes: {} } },
        },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

const DESCRIPTION = `Sign in at \`${BASE_PATH}${TOKEN_PATH}\` and send the token as \`Authorization: Bearer …\`.

Errors are RFC 9457 problems with a stable \`code\`. \`ETag\` and \`If-Match\` keep two people from
overwriting each other, and an \`Idempotency-Key\` makes a POST safe to repeat for a day.`;
