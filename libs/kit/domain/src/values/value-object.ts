import { recogniseCopies } from '../copies/recognise-copies.js';

/** A part of a value: compared with `===`. */
export type ValuePart = string | number | bigint | boolean | null;

/** An immutable value without identity: two with equal parts are the same value. */
export abstract class ValueObject {
  static {
    recogniseCopies(this, 'ValueObject');
  }

  /**
   * What kind of value it is, for example `money`: a name that no other class has, a subclass
   * included. Two copies of a class are told to be the same by it.
   */
  protected abstract get kind(): string;

  /** Everything that makes up the value, always in the same order. */
  protected abstract parts(): readonly ValuePart[];

  /** True when the other is of the same kind and every part is equal. */
  equals(other: unknown): boolean {
    if (!(other instanceof ValueObject) || other.kind !== this.kind) return false;
    const theirs = other.parts();
    const ours = this.parts();
    return ours.length === theirs.length && ours.every((part, index) => part === theirs[index]);
  }
}
