import type { RequestListener } from 'node:http';
import { type AppOptions, type Endpoint, errorCodesOf } from '@strata/api-kit';
import type { Role } from '@strata/domain';

interface StatusAndCode {
  readonly status: number;
  readonly code: string;
}

const undeclared = new Set<string>();

// Every test that makes an application looks for them.
afterEach(() => {
  const found = [...undeclared];
  undeclared.clear();
  if (found.length > 0) {
    throw new Error(`answered and not among the \`errors\` of the endpoint:\n${found.join('\n')}`);
  }
});

/** The application, of whose error answers it is noted which its endpoints do not declare. */
export function declaringItsCodes(
  app: RequestListener,
  { basePath, endpoints, roles }: AppOptions<Role>,
): RequestListener {
  // A path without parameters goes before one with them.
  const routes = [...endpoints]
    .sort((one, other) => Number(one.path.includes(':')) - Number(other.path.includes(':')))
    .map((endpoint) => ({ endpoint, pattern: patternOf(basePath, endpoint) }));
  return (request, response) => {
    const { method = '', url = '' } = request;
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const path = url.replace(/\?.*/s, '');
    // Handed on as it came, by whichever of its signatures.
    const end = response.end.bind(response) as (...args: unknown[]) => typeof response;
    response.end = (...args: unknown[]) => {
      const [body] = args;
      // As the router does it: the path first, and then whether it takes the method.
      const found = routes.find(({ pattern }) => pattern.test(path))?.endpoint.path;
      const endpoint = endpoints.find((each) => each.path === found && each.method === verb);
      if (endpoint && isProblem(body)) {
        // A problem of ours has both.
        const { status, code } = JSON.parse(body) as StatusAndCode;
        const codes = errorCodesOf(endpoint, roles).get(status) ?? [];
        if (!codes.includes(code)) {
          undeclared.add(`${endpoint.operationId}: ${status} ${code}`);
        }
      }
      return end(...args);
    };
    app(request, response);
  };
}

const patternOf = (basePath: string, { path }: Endpoint<Role>) =>
  new RegExp(`^${basePath}${path.replaceAll(/:\w+/g, '[^/]+')}/?$`);

/** Each problem names its type, and nothing else of ours begins with one. */
const isProblem = (body: unknown): body is string =>
  typeof body === 'string' && body.startsWith('{"type":"urn:');
