import type { Clock, Span } from '@strata/application-kit';
import {
  availabilityOf,
  itemErrors,
  minutesAfter,
  quoteRental,
  RatePlan,
  rentalErrors,
  RentalPeriod,
  WallCalendar,
  warehouseErrors,
  type ItemId,
  type QuotedLine,
  type RentalQuote,
  type RentedItem,
  type WarehouseId,
} from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import type { ItemQueries } from '../catalog/item-collection.js';
import type { FleetQueries } from '../fleet/fleet-queries.js';
import type { WarehouseQueries } from '../inventory/warehouse-collection.js';
import type { RatePlanQueries } from './rate-plan-collection.js';

/** What somebody would like to rent. */
export interface RentalRequest {
  readonly warehouseId: WarehouseId;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly items: readonly { readonly itemId: ItemId; readonly quantity: number }[];
}

/** What a line would cost, and whether it could be promised. */
export interface QuotedRentalLine extends QuotedLine {
  /** Pieces of its item that could be promised now for all of that time and the turnaround after it. */
  readonly available: number;
}

/** What that would cost, by the clock of the warehouse. */
export interface QuotedRental extends RentalQuote {
  readonly timeZone: string;
  readonly lines: readonly QuotedRentalLine[];
}

/** What quotes are made from. */
export interface QuoteReads {
  readonly items: Pick<ItemQueries, 'get'>;
  readonly warehouses: Pick<WarehouseQueries, 'get'>;
  readonly ratePlans: Pick<RatePlanQueries, 'ofItems'>;
  readonly fleet: Pick<FleetQueries, 'pools'>;
}

/** Says what rentals would cost. A quote promises nothing, so it locks and stores nothing. */
export class RentalQuotes {
  constructor(
    private readonly reads: QuoteReads,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `rental.period_invalid`, `warehouse.unknown`, `item.unknown`,
   * `rental.no_rate_plan` naming the items without one, or a rule of {@link quoteRental}
   */
  async quote(request: RentalRequest, trace?: Span): Promise<QuotedRental> {
    const { warehouseId, startsAt, endsAt, items } = request;
    const period = RentalPeriod.of(startsAt, endsAt);
    const [warehouse, rented] = await Promise.all([
      this.reads.warehouses.get(warehouseId, trace),
      this.#rented(items, trace),
    ]);
    if (!warehouse) throw warehouseErrors.unknown([warehouseId]);
    const { timeZone } = warehouse;
    const hours = period.hours(new WallCalendar(TimeZone.reconstitute(timeZone)));
    const quote = quoteRental(hours, rented);
    const available = await this.#available(request, rented, trace);
    const lines = quote.lines.map((line) => ({
      ...line,
      available: available.get(line.itemId) ?? 0,
    }));
    return { timeZone, ...quote, lines };
  }

  async #available(
    { warehouseId, startsAt: from, endsAt }: RentalRequest,
    rented: readonly RentedItem[],
    trace?: Span,
  ): Promise<ReadonlyMap<ItemId, number>> {
    const ends = new Map(
      rented.map(({ itemId, plan }) => [
        itemId,
        minutesAfter(endsAt, plan.terms.turnaroundMinutes),
      ]),
    );
    const to = new Date(Math.max(...[...ends.values()].map((end) => end.getTime())));
    const pools = await this.reads.fleet.pools({
      itemIds: [...ends.keys()],
      warehouseId,
      window: { from, to },
      now: this.clock.now(),
      trace,
    });
    return new Map(
      pools.map(({ itemId, capacity, occupations }) => {
        const window = { from, to: ends.get(itemId) ?? to };
        return [itemId, availabilityOf(capacity, occupations, window).minimum];
      }),
    );
  }

  async #rented(items: RentalRequest['items'], trace?: Span): Promise<readonly RentedItem[]> {
    const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
    const found = await this.reads.ratePlans.ofItems(itemIds, trace);
    const plans = new Map(found.map((view) => [view.itemId, RatePlan.reconstitute(view)]));
    const missing = itemIds.filter((id) => !plans.has(id));
    if (missing.length > 0) await this.#refuse(missing);
    return items.flatMap((line) => {
      const plan = plans.get(line.itemId);
      return plan ? [{ ...line, plan }] : [];
    });
  }

  /** An item with a plan is there: no item is looked for unless one has none. */
  async #refuse(itemIds: readonly ItemId[]): Promise<never> {
    const items = await Promise.all(itemIds.map((id) => this.reads.items.get(id)));
    const unknown = itemIds.filter((_id, index) => !items[index]);
    throw unknown.length > 0 ? itemErrors.unknown(unknown) : rentalErrors.noRatePlan(itemIds);
  }
}
