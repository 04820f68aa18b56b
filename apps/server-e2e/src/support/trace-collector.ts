import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A span as it was sent. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it is a whole. */
  readonly parent: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Of the process that sent it. */
  readonly resource: Readonly<Record<string, string | number>>;
}

/** Takes traces, as OTLP over HTTP in Protocol Buffers. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = [];
  /** Of the last batch. */
  headers: IncomingHttpHeaders = {};

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void buffer(request).then((batch) => {
        this.headers = request.headers;
        if (request.url === '/v1/traces') this.spans.push(...spansOf(batch));
        response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
      });
    });
  }

  static async start(): Promise<TraceCollector> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TraceCollector(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits for a span; they are sent in batches. */
  async until(isIt: (span: CollectedSpan) => boolean): Promise<CollectedSpan> {
    for (;;) {
      const found = this.spans.find(isIt);
      if (found) return found;
      await sleep(20);
    }
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** The fields of a message by their numbers: bytes as they are, numbers as numbers. */
function fieldsOf(message: Buffer): (number: number) => (Buffer | number)[] {
  const fields = new Map<number, (Buffer | number)[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
  };
  const bytes = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const tag = varint();
    const [number, type] = [tag >>> 3, tag & 7];
    const value =
      type === 0 ? varint() : type === 1 ? bytes(8) : type === 5 ? bytes(4) : bytes(varint());
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return (number) => fields.get(number) ?? [];
}

const messages = (values: (Buffer | number)[]) =>
  values.flatMap((value) => (typeof value === 'number' ? [] : [fieldsOf(value)]));
const text = ([value]: (Buffer | number)[]) => String(value ?? '');
const hex = ([value]: (Buffer | number)[]) =>
  typeof value === 'object' ? value.toString('hex') : '';

function attributesOf(values: (Buffer | number)[]): Record<string, string | number> {
  return Object.fromEntries(
    messages(values).map((pair) => {
      const [value] = messages(pair(2));
      const number = value?.(3)[0];
      return [text(pair(1)), typeof number === 'number' ? number : text(value?.(1) ?? [])];
    }),
  );
}

function spansOf(request: Buffer): CollectedSpan[] {
  return messages(fieldsOf(request)(1)).flatMap((batch) => {
    const resource = attributesOf(messages(batch(1)).flatMap((one) => one(1)));
    return messages(batch(2)).flatMap((scope) =>
      messages(scope(2)).map((span) => ({
        traceId: hex(span(1)),
        spanId: hex(span(2)),
        parent: hex(span(4)),
        name: text(span(5)),
        attributes: attributesOf(span(9)),
        resource,
      })),
    );
  });
}
