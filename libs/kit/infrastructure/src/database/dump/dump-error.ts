/** Thrown when a dump cannot be written, read or restored; the message says what to do about it. */
export class DumpError extends Error {
  override readonly name = 'DumpError';
}
