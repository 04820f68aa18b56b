import type { IncomingMessage } from 'node:http';
import { HttpError, httpErrors } from '../errors/http-errors.js';

/** How much a parsed body holds. */
export interface BodyMeasure {
  /** Members of objects in all, or fields of a form. */
  readonly members: number;
  /** Objects and arrays inside one another. */
  readonly depth: number;
}

/** A body as the client meant it, and how much it holds. */
export interface ParsedBody {
  readonly value: unknown;
  readonly measure: BodyMeasure;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** True when a body follows the head, be it an empty one. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** The bytes of the body as its head tells them: 0 without one, undefined for chunks. */
export function lengthOf({ headers }: IncomingMessage): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return undefined;
  return Number(headers['content-length'] ?? 0);
}

/**
 * Reads the whole body; nothing without one. What is known to be too large is not read at all, and
 * what turns out to be is thrown away as it comes, so that the client gets its answer.
 * @param limit in bytes
 * @throws HttpError 413; 400 for a body that breaks off
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (!hasBody(request)) return new Uint8Array();
  if ((lengthOf(request) ?? 0) > limit) throw bodyTooLarge(limit);
  return readBytes(request, limit);
}

/** The text of a body. @throws HttpError 400 for bytes that are not UTF-8 */
export function decodeBody(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpError(httpErrors.bodyNotJson);
  }
}

function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (request.readableEnded)
    throw new Error('Something read the body before: mount the API first.');
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const end = () => request.off('data', onData).off('end', onEnd).off('close', onClose);
    const onData = (chunk: Uint8Array) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      end();
      request.resume();
      reject(bodyTooLarge(limit));
    };
    const onEnd = () => {
      end();
      resolve(Buffer.concat(chunks, size));
    };
    const onClose = () => {
      end();
      reject(new HttpError(httpErrors.malformedRequest));
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}

function bodyTooLarge(limit: number): HttpError {
  const errors = [{ pointer: '', message: `the body has more than ${limit} bytes` }];
  return new HttpError(httpErrors.bodyTooLarge, { errors });
}

/**
 * Reads JSON that means one thing only: validation would silently drop an own `__proto__`, and of two
 * members of one name all but the last are lost.
 * @param depthMax what is nested deeper is not parsed, only measured that far: the parser takes many
 * times longer for levels than for anything else
 * @throws HttpError 400
 */
export function parseJson(text: string, depthMax = Infinity): ParsedBody {
  const measure = measureOf(text, depthMax);
  if (measure.depth > depthMax) return { value: undefined, measure };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpError(httpErrors.bodyNotJson);
  }
  if (membersOf(value) !== measure.members) throw new HttpError(httpErrors.bodyNotJson);
  return { value, measure };
}

/** How many members a JSON text names, and how deep it goes; up to where it is too deep. */
function measureOf(text: string, depthMax: number): BodyMeasure {
  let members = 0;
  let level = 0;
  let depth = 0;
  for (let at = 0; at < text.length && depth <= depthMax; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '[' || sign === '{') depth = Math.max(depth, ++level);
    else if (sign === ']' || sign === '}') level--;
    // Outside of texts it stands behind the name of a member alone.
    else if (sign === ':') members++;
  }
  return { members, depth };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
  return at;
}

/**
 * How many members a parsed value has, without recursion, because it can be nested deeper than the
 * stack; null for a `__proto__`.
 */
function membersOf(value: unknown): number | null {
  let members = 0;
  const containers: object[] = [];
  const enter = (inner: unknown) => {
    if (typeof inner === 'object' && inner !== null) containers.push(inner);
  };
  enter(value);
  for (let container; (container = containers.pop()) !== undefined;) {
    if (Array.isArray(container)) {
      for (const element of container) enter(element);
      continue;
    }
    // What a parser made has no other members than its own, and `__proto__` is one of them here.
    for (const name in container) {
      if (name === '__proto__') return null;
      members += 1;
      enter(Reflect.get(container, name));
    }
  }
  return members;
}

/**
 * Reads a form; a field that comes twice becomes an array, which no schema takes.
 * @param max how many fields are looked at; with more, only their number is told
 * @throws HttpError 400 for a field `__proto__`
 */
export function parseForm(text: string, max: number): ParsedBody {
  const measure = { members: text.split('&').length, depth: 1 };
  if (measure.members > max) return { value: {}, measure };
  const form = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = form.get(name);
    form.set(name, before === undefined ? value : [before, value].flat());
  }
  if (form.has('__proto__')) throw new HttpError(httpErrors.malformedRequest);
  return { value: Object.fromEntries(form), measure };
}

/** True for an object of JSON. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
