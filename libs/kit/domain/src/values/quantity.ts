import { valueErrors } from '../errors/value-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/** How many pieces: a whole number, at least one. */
export class Quantity extends ValueObject {
  /** Keeps a level, the sum of many quantities, inside a 32-bit column. */
  static readonly MAX = 1_000_000_000;

  private constructor(readonly value: number) {
    super();
  }

  /** @throws DomainError `quantity.invalid` */
  static of(value: number): Quantity {
    if (!Number.isInteger(value) || value < 1 || value > Quantity.MAX) {
      throw valueErrors.quantityInvalid(Quantity.MAX);
    }
    return new Quantity(value);
  }

  protected get kind(): string {
    return 'quantity';
  }

  protected parts(): readonly ValuePart[] {
    return [this.value];
  }
}
