import { Quantity, ValueObject, type ValuePart } from '@strata/domain-kit';
import { fleetErrors } from './fleet-errors.js';

/** Pieces owned; those out and those not fit for use are others: 0 ≤ out + unserviceable ≤ owned ≤ MAX. */
export class FleetCount extends ValueObject {
  /** The most pieces of one item that the fleet of a warehouse holds. */
  static readonly MAX = Quantity.MAX;

  private constructor(
    readonly owned: number,
    readonly out: number,
    readonly unserviceable: number,
  ) {
    super();
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(owned: number, out: number, unserviceable: number): FleetCount {
    return new FleetCount(owned, out, unserviceable);
  }

  /** Pieces that can be promised at all: those fit for use, wherever they are. */
  get capacity(): number {
    return this.owned - this.unserviceable;
  }

  /** Pieces in the house, whatever their condition. */
  get inHouse(): number {
    return this.owned - this.out;
  }

  /** Pieces in the house and fit for use. */
  get ready(): number {
    return this.inHouse - this.unserviceable;
  }

  /**
   * The count after a change, if there can be such a one.
   * @throws DomainError `fleet.level_overflow`
   * @throws RangeError when the invariant would break: whoever asks has not looked
   */
  changed({ owned = 0, out = 0, unserviceable = 0 }: FleetDelta): FleetCount {
    const next = new FleetCount(
      this.owned + owned,
      this.out + out,
      this.unserviceable + unserviceable,
    );
    if (next.owned > FleetCount.MAX) throw fleetErrors.levelOverflow(FleetCount.MAX);
    if (next.out < 0 || next.unserviceable < 0 || next.ready < 0) {
      throw new RangeError(`no fleet has ${next.owned}, ${next.out}, ${next.unserviceable} pieces`);
    }
    return next;
  }

  protected get kind(): string {
    return 'fleet_count';
  }

  protected parts(): readonly ValuePart[] {
    return [this.owned, this.out, this.unserviceable];
  }
}

/** What becomes of a count; nothing where it says nothing. */
export interface FleetDelta {
  readonly owned?: number;
  readonly out?: number;
  readonly unserviceable?: number;
}
