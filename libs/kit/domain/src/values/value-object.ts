/** A part of a value: compared with `===`. */
export type ValuePart = string | number | bigint | boolean | null;

/** An immutable value without identity: two with equal parts are the same value. */
export abstract class ValueObject {
  /** Everything that makes up the value, always in the same order. */
  protected abstract parts(): readonly ValuePart[];

  /** True when the other is of the same class and every part is equal. */
  equals(other: unknown): boolean {
    if (!(other instanceof ValueObject) || other.constructor !== this.constructor) return false;
    const theirs = other.parts();
    const ours = this.parts();
    return ours.length === theirs.length && ours.every((part, index) => part === theirs[index]);
  }
}
