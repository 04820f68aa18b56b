import type { CursorPosition } from '@strata/application-kit';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import type { Fingerprint } from '../endpoints/idempotency.js';

/** Long enough that nobody finds another text of the same digest by trying. */
const SIGNATURE_LENGTH = 32;

/**
 * Turns positions into opaque texts and back. A cursor is signed together with what it is bound to
 * (list, filters, sort), so a changed one, or one of another list, is recognised.
 */
export class CursorCodec {
  constructor(private readonly fingerprint: Fingerprint) {}

  encode(position: CursorPosition, binding: string): string {
    const text = JSON.stringify([position.id, ...position.values]);
    return this.#sign(text, binding) + Buffer.from(text).toString('base64url');
  }

  /** @throws HttpError 422 for anything that {@link encode} did not make for this binding */
  decode(cursor: string, binding: string): CursorPosition {
    const text = Buffer.from(cursor.slice(SIGNATURE_LENGTH), 'base64url').toString();
    if (this.#sign(text, binding) !== cursor.slice(0, SIGNATURE_LENGTH)) {
      throw new HttpError(httpErrors.validationFailed, {
        errors: [
          {
            pointer: '/query/cursor',
            message: 'cursor is not from a page of this list with the same filters and sort',
          },
        ],
      });
    }
    // Signed, and so written by `encode`.
    const [id, ...values] = JSON.parse(text) as [string, ...(string | null)[]];
    return { id, values };
  }

  #sign(text: string, binding: string): string {
    return this.fingerprint(`cursor\n${binding}\n${text}`).slice(0, SIGNATURE_LENGTH);
  }
}
