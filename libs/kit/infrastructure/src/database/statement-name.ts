import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** The name that a statement is prepared under; equal for equal texts. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
