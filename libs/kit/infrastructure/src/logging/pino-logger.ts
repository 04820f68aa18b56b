import type { LogFields, Logger } from '@strata/application-kit';
import { destination, pino, type DestinationStream, type LoggerOptions } from 'pino';

/** The application's log as JSON lines; written in the background, so flush it before the end. */
export class PinoLogger implements Logger {
  readonly #pino;
  readonly #stream;

  /** @param level trace, debug, info, warn, error, fatal or silent */
  constructor(
    level: string,
    stream: DestinationStream & { flushSync?(): void } = destination({ dest: 1, sync: false }),
  ) {
    this.#stream = stream;
    const options: LoggerOptions = {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    };
    this.#pino = pino(options, stream);
  }

  debug(fields: LogFields, message: string): void {
    this.#pino.debug(fields, message);
  }

  info(fields: LogFields, message: string): void {
    this.#pino.info(fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.#pino.warn(fields, message);
  }

  error(fields: LogFields, message: string): void {
    this.#pino.error(fields, message);
  }

  /** Writes what is still waiting. */
  flush(): void {
    this.#stream.flushSync?.();
  }
}
