import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { Api } from './api.js';
import type { AppOptions } from './app-options.js';

/**
 * The HTTP application: the API straight on node:http, and an Express app with health, documentation
 * and whatever is added for all that is not below its base path.
 * @throws Error for two endpoints at one path with one method
 */
export function createApp<Role extends string>(options: AppOptions<Role>): RequestListener {
  const api = new Api(options);
  // Loaded when it is first asked for.
  let shell: Promise<Express> | undefined;
  return (request, response) => {
    const exchange = api.open(request, response);
    if (api.serve(exchange)) return;
    shell ??= import('./shell.js').then(({ createShell }) => createShell(options));
    shell.then(
      (app) => app(request, response),
      (error: unknown) => exchange.fail(error),
    );
  };
}
