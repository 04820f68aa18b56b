/** Least length of SECRET_KEY in bytes: HS256 asks for as many as its digest has (RFC 7518 section 3.2). */
export const SECRET_KEY_MIN_BYTES = 32;

/**
 * The bytes of SECRET_KEY.
 * @throws RangeError when they are fewer than {@link SECRET_KEY_MIN_BYTES}; never shows the key
 */
export function secretKeyBytes(secretKey: string): Uint8Array {
  const bytes = new TextEncoder().encode(secretKey);
  if (bytes.length < SECRET_KEY_MIN_BYTES) {
    throw new RangeError(`SECRET_KEY must have at least ${SECRET_KEY_MIN_BYTES} bytes`);
  }
  return bytes;
}
