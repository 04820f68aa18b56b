import type { Endpoint } from '../endpoints/endpoint.js';
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
}

/**
 * The OpenAPI 3.1 document of the endpoints.
 * @param api its title, its endpoints and where they are, and the roles there are
 * @param version of the program that serves it
 */
export function openApiDocument<Role extends string>(
  { name, basePath, tokenPath, roles, endpoints }: DocumentedApi<Role>,
  version: string,
) {
  const tokenUrl = basePath + tokenPath;
  const components = new SchemaComponents();
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
          flows: { password: { tokenUrl, scopes: {} } },
        },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

const descriptionOf = (
  tokenUrl: string,
) => `Sign in at \`${tokenUrl}\` and send the token as \`Authorization: Bearer …\`.

Errors are RFC 9457 problems with a stable \`code\`. \`ETag\` and \`If-Match\` keep two people from
overwriting each other, and an \`Idempotency-Key\` makes a POST safe to repeat for a day.`;
