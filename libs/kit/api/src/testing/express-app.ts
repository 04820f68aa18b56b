import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';

/** An Express app of somebody else in which a handler is mounted. */
export function expressAppWith(handler: RequestHandler, path = '/'): RequestListener {
  return express().disable('x-powered-by').use(path, handler);
}
