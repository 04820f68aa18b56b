import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../../../libs/infrastructure/testing/issuer.mjs');

/** An OpenID Connect issuer that runs beside the server. */
export class Issuer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<Issuer> {
    const process = spawn(globalThis.process.execPath, [PROGRAM, '0', 'key', 'RS256'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [port] = await once(createInterface({ input: process.stdout }), 'line');
    return new Issuer(`http://127.0.0.1:${port}`, process);
  }

  /** A token whose groups are `all` and the client's own name. */
  async tokenFor(client: string, audience: string): Promise<string> {
    const answer = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:secret`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  async stop(): Promise<void> {
    this.process.kill();
    await once(this.process, 'exit');
  }
}
