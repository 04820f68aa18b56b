import type { LogFields, Logger } from '@strata/application-kit';
import { destination, pino, type DestinationStream, type LoggerOptions } from 'pino';

/** What is written to a pipe at once, and up to this stays whole (POSIX, PIPE_BUF on Linux). */
const PIPE_BUF = 4096;

/** The application's log as JSON lines; written in the background, so flush it before the end. */
export class PinoLogger implements Logger {
  readonly #pino;
  readonly #stream;

  /**
   * @param level trace, debug, info, warn, error, fatal or silent
   * @param base what each line says
   */
  constructor(
    level: string,
    stream: DestinationStream & { flushSync?(): void } = destination({ dest: 1, sync: false }),
    base: LogFields | null = null,
  ) {
    this.#stream = stream;
    const options: LoggerOptions = {
      level,
      base,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    };
    this.#pino = pino(options, stream);
  }

  /** For one of several processes with one output: each line says of which it is, and stays whole. */
  static besideOthers(level: string): PinoLogger {
    const stream = destination({ dest: 1, sync: false, maxWrite: PIPE_BUF });
    return new PinoLogger(level, stream, { pid: process.pid });
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
