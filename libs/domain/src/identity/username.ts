import { cleanText, ValueObject, type ValuePart } from '@strata/domain-kit';
import { userErrors } from './user-errors.js';

/** What a user signs in as; stored lower-case, so that `Ada` and `ada` are one. */
export class Username extends ValueObject {
  static readonly MIN_LENGTH = 3;
  static readonly MAX_LENGTH = 64;
  /** ASCII only, so that no two names look alike; `@` and `+` let an email address be a username. */
  static readonly PATTERN = /^[a-z0-9][a-z0-9._@+-]{2,63}$/i;

  private constructor(readonly value: string) {
    super();
  }

  /** @throws DomainError `user.username_invalid` */
  static of(text: string): Username {
    const username = Username.parse(text);
    if (!username) throw userErrors.usernameInvalid(Username.MIN_LENGTH, Username.MAX_LENGTH);
    return username;
  }

  /** Like {@link of}, but null for what cannot be a username: at a login that is just a wrong one. */
  static parse(text: string): Username | null {
    const value = Username.canonical(text);
    return Username.PATTERN.test(value) ? new Username(value) : null;
  }

  /** The one spelling of whatever was typed, valid or not: who counts attempts counts by it. */
  static canonical(text: string): string {
    return cleanText(text, Username.MAX_LENGTH).toLowerCase();
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(value: string): Username {
    return new Username(value);
  }

  override toString(): string {
    return this.value;
  }

  protected get kind(): string {
    return 'username';
  }

  protected parts(): readonly ValuePart[] {
    return [this.value];
  }
}
