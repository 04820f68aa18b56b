/**
 * Whether a pattern of NATS takes a subject.
 * @param pattern where `*` stands for any one token, and `>` at the end for all that follow
 */
export function takesSubject(pattern: string, subject: string): boolean {
  const tokens = subject.split('.');
  const wanted = pattern.split('.');
  if (wanted.at(-1) === '>') {
    return tokens.length >= wanted.length && wanted.slice(0, -1).every(isTaken);
  }
  return tokens.length === wanted.length && wanted.every(isTaken);

  function isTaken(token: string, place: number): boolean {
    return token === '*' || token === tokens[place];
  }
}
