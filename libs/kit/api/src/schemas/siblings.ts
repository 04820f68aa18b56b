import type { State } from 'joi';
import { isRecord } from '../endpoints/request-body.js';

/** The members of the object that a value is judged in, itself included. */
export function siblingsOf({ ancestors }: State): Readonly<Record<string, unknown>> {
  const [parent]: unknown[] = Array.isArray(ancestors) ? ancestors : [];
  return isRecord(parent) ? parent : {};
}
