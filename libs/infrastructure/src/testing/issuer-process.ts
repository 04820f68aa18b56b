import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../testing/issuer.mjs');

/** An issuer of tokens that runs in a process of its own, and can go away and come back. */
export class IssuerProcess {
  #process: ChildProcess | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it with a new key of that name, where it was before. */
  async start(keyId: string, algorithm = 'RS256'): Promise<void> {
    const started = spawn(process.execPath, [PROGRAM, String(this.#port), keyId, algorithm], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#process = started;
    const [line] = await once(createInterface({ input: started.stdout }), 'line');
    this.#port = Number(line);
  }

  async stop(): Promise<void> {
    const stopped = this.#process;
    if (!stopped || stopped.exitCode !== null) return;
    stopped.kill();
    await once(stopped, 'exit');
    this.#process = undefined;
  }

  /** A token for a client, which is called what it is. */
  async tokenFor(client: string, audience = 'https://strata.example'): Promise<string> {
    const answer = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client}:secret`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return token;
  }
}
