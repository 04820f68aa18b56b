import express, { type Request, type Response } from 'express';
import { HttpError, httpErrors } from './http-errors.js';

/** The largest body that is read. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const readBytes = express.raw({ type: () => true, limit: BODY_LIMIT_BYTES });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the whole body as text; '' without one.
 * @throws HttpError 400 for bytes that are not UTF-8; 413 and 415 (content encoding) as the reader
 * throws them
 */
export async function readBody(request: Request, response: Response): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('unreadable body'));
      else resolve();
    });
  });
  // Without a body the reader leaves no bytes.
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array)) return '';
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpError(httpErrors.bodyNotJson);
  }
}

/**
 * Reads JSON. An own `__proto__` is refused, because validation would silently drop it.
 * @throws HttpError 400
 */
export function parseJson(text: string): unknown {
  try {
    // An escape could hide the key, so either sign costs the slow way.
    return text.includes('__proto__') || text.includes('\\u')
      ? JSON.parse(text, refusePrototype)
      : JSON.parse(text);
  } catch {
    throw new HttpError(httpErrors.bodyNotJson);
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__');
  return value;
}

/** Reads a form; a field that comes twice becomes an array, which no schema takes. */
export function parseForm(text: string): unknown {
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of new URLSearchParams(text)) {
    form[name] = name in form ? [form[name], value] : value;
  }
  return { ...form };
}
