import { createClient, type StrataClient, type StrataClientOptions } from '../create-client.js';

/** Answers what a test says, and remembers what it was asked. */
export class ScriptedServer {
  readonly requests: Request[] = [];

  /** @param answer gets each request, and which one it is, counted from 1 */
  constructor(
    private readonly answer: (request: Request, count: number) => Response | Promise<Response>,
  ) {}

  /** Answers one after the other; the last of them from then on. */
  static saying(...answers: readonly (() => Response)[]): ScriptedServer {
    // There is one at least.
    return new ScriptedServer((_request, count) => (answers[count - 1] ?? answers.at(-1)!)());
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    this.requests.push(request.clone());
    return this.answer(request, this.requests.length);
  };

  /** A client that waits for nothing longer than a moment. */
  client(options: Partial<StrataClientOptions> = {}): StrataClient {
    const { fetch } = this;
    return createClient({
      baseUrl: 'https://strata.example',
      longestWaitMilliseconds: 5,
      fetch,
      ...options,
    });
  }

  /** One header of every request. */
  sent(header: string): (string | null)[] {
    return this.requests.map(({ headers }) => headers.get(header));
  }
}

export const ID = '0190b7e2-0000-7000-8000-000000000001';
export const ada = { id: ID, name: 'Ada', version: 1 };

/** An answer with a body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** An error as the server describes one. */
export function problem(status: number, code: string, headers: Record<string, string> = {}) {
  const detail = `what ${code} means`;
  const body = { type: `urn:strata:${code}`, title: 'Error', status, detail, code };
  return json({ ...body, instance: '/', correlation_id: 'c' }, status, headers);
}
