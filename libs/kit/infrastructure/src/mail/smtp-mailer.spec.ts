import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DeliveryPostponed } from '@strata/application-kit';
import { SMTPServer } from 'smtp-server';
import { SmtpMailer } from './smtp-mailer.js';

const MAIL = { messageId: 'm.1@strata', to: 'rita@example.com', subject: 'Hi', text: 'Hello.\n' };
/** Far below every timeout of a socket, so that only the cancellation can end it in time. */
const DEADLINE = 700;
const LONG = 5000;

/** A mail server that does what it is told at each step of SMTP, and notes what became of clients. */
class ScriptedServer {
  readonly sockets = new Set<Socket>();
  connections = 0;
  #server: Server;

  /** @param answers what to say to each command; undefined says nothing at all */
  constructor(private readonly answers: (command: string) => string | undefined) {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    const say = (step: string) => {
      const answer = this.answers(step);
      if (answer !== undefined) socket.write(answer);
    };
    let isData = false;
    say('greeting');
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (isData && !text.endsWith('.\r\n')) return;
      const step = isData ? 'end' : text.slice(0, 4).trim().toUpperCase();
      isData = step === 'DATA';
      say(step);
    });
  }
}

const GOOD: Readonly<Record<string, string>> = {
  greeting: '220 mail\r\n',
  EHLO: '250 mail\r\n',
  MAIL: '250 ok\r\n',
  RCPT: '250 ok\r\n',
  DATA: '354 go\r\n',
  end: '250 taken\r\n',
  QUIT: '221 bye\r\n',
};
/** Answers well, but at one step in its own way. */
const except = (step: string, answer: string | undefined) => (command: string) =>
  command === step ? answer : GOOD[command];

async function sendTo(
  answers: (command: string) => string | undefined,
  during?: (server: ScriptedServer) => void,
) {
  const server = new ScriptedServer(answers);
  const mailer = new SmtpMailer(await server.start(), 'from@example.com');
  const began = performance.now();
  const sending = mailer.send(MAIL, AbortSignal.timeout(DEADLINE)).then(
    () => null,
    (error: unknown) => error as Error,
  );
  during?.(server);
  const error = await sending;
  const took = performance.now() - began;
  // Nothing may be left open: what is sent late must not arrive.
  const patience = performance.now() + LONG;
  while (server.sockets.size > 0 && performance.now() < patience) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const left = server.sockets.size;
  await server.stop();
  return { error, took, left, connections: server.connections };
}

describe('the SMTP mailer', () => {
  it('sends the mail as it is, under its Message-ID', async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => done(void received.push(text) as unknown as null));
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`, 'from@example.com');
    await mailer.send(MAIL, new AbortController().signal);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatch(/^Message-ID: <m\.1@strata>\r$/m);
    expect(received[0]).toMatch(/^From: from@example\.com\r$/m);
    expect(received[0]).toMatch(/\r\n\r\nHello\./);
    await new Promise<void>((resolve) => server.close(resolve));
  });

  it.each(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'])(
    'ends at the deadline and may come back when a server never answers to %s',
    async (step) => {
      const { error, took, left } = await sendTo(except(step, undefined));
      expect(error).toBeInstanceOf(DeliveryPostponed);
      expect(took).toBeLessThan(LONG);
      expect(left).toBe(0);
    },
  );

  it('ends at the deadline when a server never says whether it took the mail', async () => {
    const { error, took, left, connections } = await sendTo(except('end', undefined));
    expect(error).not.toBeInstanceOf(DeliveryPostponed);
    expect(error?.message).toMatch(/may have the mail/);
    expect(took).toBeLessThan(LONG);
    expect({ left, connections }).toEqual({ left: 0, connections: 1 });
  });

  it('ends at the deadline when a server drips a byte now and then', async () => {
    const drip = (server: ScriptedServer) => {
      const timer = setInterval(() => {
        for (const socket of server.sockets) socket.write('2');
        if (server.connections > 0 && server.sockets.size === 0) clearInterval(timer);
      }, 50);
    };
    const { error, took, left } = await sendTo(except('greeting', undefined), drip);
    expect(error).toBeInstanceOf(DeliveryPostponed);
    expect(took).toBeLessThan(LONG);
    expect(left).toBe(0);
  });

  it.each([
    ['is away for now', except('RCPT', '450 later\r\n'), true],
    ['defers at the end', except('end', '451 later\r\n'), true],
    ['refuses the recipient', except('RCPT', '550 nobody\r\n'), false],
    ['refuses the mail', except('end', '554 no\r\n'), false],
  ])('tells a server that %s', async (_what, answers, isLater) => {
    const { error } = await sendTo(answers);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof DeliveryPostponed).toBe(isLater);
  });

  it('does not send by itself again what a broken connection may have delivered', async () => {
    const server = new ScriptedServer((command) => {
      if (command === 'end') for (const socket of server.sockets) socket.destroy();
      return command === 'end' ? undefined : GOOD[command];
    });
    const mailer = new SmtpMailer(await server.start(), 'from@example.com');
    await expect(mailer.send(MAIL, new AbortController().signal)).rejects.toThrow(
      /may have the mail/,
    );
    expect(server.connections).toBe(1);
    await server.stop();
  });

  it('may come back when nobody listens', async () => {
    const server = new ScriptedServer(() => undefined);
    const url = await server.start();
    await server.stop();
    const mailer = new SmtpMailer(url, 'from@example.com');
    await expect(mailer.send(MAIL, new AbortController().signal)).rejects.toThrow(
      DeliveryPostponed,
    );
  });
});
