import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import {
  CONSISTENCY_TOKEN_HEADER,
  CORRELATION_ID_HEADER,
  PROCESS_TIME_HEADER,
  TOTAL_HEADER,
} from './exchange.js';

/** How long a browser may remember a preflight's answer. */
const PREFLIGHT_SECONDS = 600;

/** Lets pages of the listed origins call the API, with credentials. */
export interface CrossOrigin {
  readonly origins: readonly string[];
  /** Answers a preflight; to another request it gives its headers. */
  handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void;
}

/** The rules for pages of these origins. */
export function crossOrigin(origins: readonly string[]): CrossOrigin {
  const exposedHeaders = [
    'Content-Disposition',
    'ETag',
    'Location',
    'Retry-After',
    CONSISTENCY_TOKEN_HEADER,
    CORRELATION_ID_HEADER,
    PROCESS_TIME_HEADER,
    TOTAL_HEADER,
  ];
  const handle = cors({
    origin: [...origins],
    credentials: true,
    exposedHeaders,
    maxAge: PREFLIGHT_SECONDS,
  });
  return { origins, handle };
}

/** Whether a browser asks what a page may do. The package takes every OPTIONS for that. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
