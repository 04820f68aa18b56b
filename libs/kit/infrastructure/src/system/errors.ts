/** True for an object, whose fields may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

// Looked at rather than asked for its class: where code runs in a context of its own, as under Jest,
// an error of Node is of another class of that name.

/** The code of an error, such as the operating system's `ENOENT` or a SQLSTATE; undefined without one. */
export function errorCode(error: unknown): string | undefined {
  return isRecord(error) && typeof error['code'] === 'string' ? error['code'] : undefined;
}

/** What an error says, or whatever else was thrown. */
export function errorMessage(error: unknown): string {
  return isRecord(error) && typeof error['message'] === 'string' ? error['message'] : String(error);
}
