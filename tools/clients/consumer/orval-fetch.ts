/** What every call of the client is sent to and with. */
export const target = { origin: '', token: '' };

/** Sends a call of the client. */
export async function call<Answer>(path: string, options: RequestInit): Promise<Answer> {
  const headers = new Headers(options.headers);
  if (target.token) headers.set('Authorization', `Bearer ${target.token}`);
  const response = await fetch(target.origin + path, { ...options, headers });
  const text = await response.text();
  const data: unknown = text ? JSON.parse(text) : undefined;
  // What the generated types say of the operation.
  return { data, status: response.status, headers: response.headers } as Answer;
}
