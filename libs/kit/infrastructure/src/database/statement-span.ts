import { inSpan, type Span } from '@strata/application-kit';

/** Sends a statement, and records it where what it is a part of is recorded; never its values. */
export function inStatementSpan<Result>(
  whole: Span | undefined,
  text: string,
  send: () => Promise<Result>,
): Promise<Result> {
  // Most are not recorded, and are to cost nothing.
  if (!whole) return send();
  // What it does first, such as SELECT: few names, whatever is asked.
  const verb = /\w+/.exec(text)?.[0] ?? 'statement';
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.trim() };
  return inSpan(whole, verb, send, { kind: 'client', attributes });
}
