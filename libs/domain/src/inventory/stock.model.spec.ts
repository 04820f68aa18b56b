import fc from 'fast-check';
import type { ItemId } from '../catalog/item.js';
import { DomainError, Money } from '@strata/domain-kit';
import { allocateStock } from './allocate-stock.js';
import { LockedStock } from './locked-stock.js';
import { shipStock } from './ship-stock.js';
import { StockLevel } from './stock-level.js';
import { replayMovements, type StockCause, type StockMovement } from './stock-movement.js';
import { takeStock } from './take-stock.js';
import { transferStock } from './transfer-stock.js';
import type { WarehouseId } from './warehouse.js';
import { contextOf } from '../testing/index.js';

const ITEMS = ['drill', 'saw'] as ItemId[];
const WAREHOUSES = ['west', 'east'] as WarehouseId[];
const CAUSE: StockCause = { type: 'sales_transaction', id: 'sale' };
const CONTEXT = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));

/** The plain model: three numbers for each item and warehouse, the value in cents. */
interface Cell {
  onHand: number;
  reserved: number;
  value: number;
}
type Model = Record<string, Cell>;
const emptyModel = (): Model =>
  Object.fromEntries(
    ITEMS.flatMap((itemId) =>
      WAREHOUSES.map((place) => [`${itemId} ${place}`, { onHand: 0, reserved: 0, value: 0 }]),
    ),
  );

/** The real thing, stored and loaded again before every command, with all movements ever made. */
class RealStock {
  #snapshots = ITEMS.flatMap((itemId) =>
    WAREHOUSES.map((warehouseId) => StockLevel.open(itemId, warehouseId, CONTEXT).toSnapshot()),
  );
  readonly ledger: StockMovement[] = [];
  /** By how much each level of the last transaction said it is short. */
  told: Readonly<Record<string, number>> = {};

  /** Runs a transaction: a throw leaves everything as it was. Gives the error's code, or null. */
  transact(work: (stock: LockedStock) => void): string | null {
    const stock = new LockedStock(this.levels());
    this.told = {};
    try {
      work(stock);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    const told = new Map<string, number>();
    for (const level of stock.levels) {
      this.ledger.push(...level.pullMovements());
      for (const { name, payload } of level.pullEvents()) {
        if (name === 'stock.shortage_detected')
          told.set(`${level.itemId} ${level.warehouseId}`, payload.missing);
      }
    }
    this.told = Object.fromEntries(told);
    this.#snapshots = stock.levels.map((level) => level.toSnapshot());
    return null;
  }

  levels(): StockLevel[] {
    return this.#snapshots.map((snapshot) => StockLevel.reconstitute(snapshot));
  }
}

const missingIn = (model: Model): Record<string, number> =>
  Object.fromEntries(Object.entries(model).map(([key, cell]) => [key, missingOf(cell)]));
const cellOf = (model: Model, item: ItemId, warehouse: WarehouseId): Cell =>
  model[`${item} ${warehouse}`]!;
const cents = (amount: number) => Money.ofMinor(BigInt(amount)).toDecimal();
const averageOf = ({ onHand, value }: Cell, pieces: number) =>
  onHand === 0 ? 0 : Math.floor((value * pieces) / onHand + 0.5);
/** Pieces come in, at the average unless it is said what all of them cost; what they cost. */
const add = (cell: Cell, pieces: number, cost = averageOf(cell, pieces)): number => {
  cell.onHand += pieces;
  cell.value += cost;
  return cost;
};
/** Pieces go, at the average; what they cost. */
const take = (cell: Cell, pieces: number): number => {
  const cost = averageOf(cell, pieces);
  cell.onHand -= pieces;
  cell.value -= cost;
  return cost;
};
const freeOf = (cell: Pick<Cell, 'onHand' | 'reserved'>) =>
  Math.max(0, cell.onHand - cell.reserved);
const missingOf = (cell: Cell) => Math.max(0, cell.reserved - cell.onHand);

/** A command that does something to the real stock, and says what the model makes of it. */
class StockCommand implements fc.Command<Model, RealStock> {
  constructor(
    private readonly name: string,
    private readonly onReal: (stock: LockedStock) => void,
    /** Changes the model, or gives the code of the refusal and changes nothing. */
    private readonly onModel: (model: Model) => string | null,
  ) {}

  check(): boolean {
    return true;
  }

  run(model: Model, real: RealStock): void {
    const missingBefore = missingIn(model);
    expect(real.transact(this.onReal)).toBe(this.onModel(model));
    const grown = Object.entries(missingIn(model)).filter(
      ([key, missing]) => missing > missingBefore[key]!,
    );
    expect(real.told).toEqual(Object.fromEntries(grown));
    const actual = Object.fromEntries(
      real.levels().map((level) => {
        const { itemId, warehouseId, onHand, reserved, available } = level;
        const mine = real.ledger.filter(
          (movement) => movement.itemId === itemId && movement.warehouseId === warehouseId,
        );
        const valid =
          0 <= reserved &&
          0 <= onHand &&
          available === freeOf({ onHand, reserved }) &&
          (onHand > 0 ? !level.value.isNegative : level.value.isZero);
        const key = `${itemId} ${warehouseId}`;
        const value = level.value.toDecimal();
        return [key, { level: { onHand, reserved, value }, ledger: replayMovements(mine), valid }];
      }),
    );
    const expected = Object.entries(model).map(([key, { value, ...cell }]) => {
      const level = { ...cell, value: cents(value) };
      return [key, { level, ledger: level, valid: true }];
    });
    expect(actual).toEqual(Object.fromEntries(expected));
  }

  toString(): string {
    return this.name;
  }
}

const item = fc.constantFrom(...ITEMS);
const warehouse = fc.constantFrom(...WAREHOUSES);
const quantity = fc.integer({ min: 1, max: 6 });

/** In cents; none where nobody says. */
const unitCost = fc.option(fc.nat(1000), { nil: undefined });

const arrive = (kind: 'receive' | 'return') =>
  fc.tuple(item, warehouse, quantity, unitCost).map(
    ([itemId, place, pieces, unit]) =>
      new StockCommand(
        `${kind} ${pieces} ${itemId} in ${place} at ${unit}`,
        (stock) => {
          const level = stock.at(itemId, place);
          const cost = unit === undefined ? undefined : Money.ofMinor(BigInt(unit));
          if (kind === 'return') level.returnIn(pieces, CAUSE, CONTEXT, cost?.times(pieces));
          else level.receive(pieces, { receiptId: 'r', reference: null, unitCost: cost }, CONTEXT);
        },
        (model) => {
          add(cellOf(model, itemId, place), pieces, unit === undefined ? unit : unit * pieces);
          return null;
        },
      ),
  );

const adjust = fc.tuple(item, warehouse, fc.integer({ min: -6, max: 6 })).map(
  ([itemId, place, delta]) =>
    new StockCommand(
      `adjust ${itemId} in ${place} by ${delta}`,
      (stock) =>
        stock.at(itemId, place).adjust(delta, { adjustmentId: 'a', reason: 'Count' }, CONTEXT),
      (model) => {
        const cell = cellOf(model, itemId, place);
        if (delta === 0) return 'stock.delta_invalid';
        if (cell.onHand + delta < 0) return 'stock.exceeds_on_hand';
        if (delta > 0) add(cell, delta);
        else take(cell, -delta);
        return null;
      },
    ),
);

const counts = fc.uniqueArray(fc.tuple(item, fc.nat(10)), {
  selector: ([itemId]) => itemId,
  minLength: 1,
});
const stocktake = fc.tuple(warehouse, counts).map(
  ([place, lines]) =>
    new StockCommand(
      `count ${JSON.stringify(lines)} in ${place}`,
      (stock) => {
        const items = lines.map(([itemId, counted]) => ({ itemId, counted }));
        takeStock(stock, { warehouseId: place, items, reference: null }, CONTEXT);
      },
      (model) => {
        for (const [itemId, counted] of lines) {
          const cell = cellOf(model, itemId, place);
          if (counted > cell.onHand) add(cell, counted - cell.onHand);
          else take(cell, cell.onHand - counted);
        }
        return null;
      },
    ),
);

const writeOff = fc.tuple(item, warehouse, quantity, fc.nat(1000)).map(
  ([itemId, place, pieces, cost]) =>
    new StockCommand(
      `take back and write off ${pieces} ${itemId} in ${place} of ${cost}`,
      (stock) =>
        stock.at(itemId, place).writeOff(pieces, CAUSE, CONTEXT, Money.ofMinor(BigInt(cost))),
      () => null,
    ),
);

const reserve = fc.tuple(item, quantity).map(
  ([itemId, pieces]) =>
    new StockCommand(
      `reserve ${pieces} ${itemId} anywhere`,
      (stock) => {
        const [parts] = allocateStock(
          [{ itemId, quantity: pieces, warehouseId: null }],
          stock.levels,
        );
        for (const part of parts!) {
          stock.at(itemId, part.warehouseId).reserve(part.quantity, CAUSE, CONTEXT);
        }
      },
      (model) => {
        const cells = WAREHOUSES.map((place) => ({ place, cell: cellOf(model, itemId, place) }));
        if (cells.reduce((sum, { cell }) => sum + freeOf(cell), 0) < pieces) {
          return 'stock.insufficient';
        }
        // The dumbest way to say "fullest first": look at each warehouse from the fullest down.
        cells.sort(
          (one, other) =>
            freeOf(other.cell) - freeOf(one.cell) || (one.place < other.place ? -1 : 1),
        );
        let wanted = pieces;
        for (const { cell } of cells) {
          const taken = Math.min(wanted, freeOf(cell));
          cell.reserved += taken;
          wanted -= taken;
        }
        return null;
      },
    ),
);

const leave = (kind: 'release' | 'ship') =>
  fc.tuple(item, warehouse, quantity).map(
    ([itemId, place, pieces]) =>
      new StockCommand(
        `${kind} ${pieces} ${itemId} in ${place}`,
        (stock) =>
          kind === 'ship'
            ? shipStock(stock, [{ itemId, warehouseId: place, quantity: pieces }], CAUSE, CONTEXT)
            : stock.at(itemId, place).release(pieces, CAUSE, CONTEXT),
        (model) => {
          const cell = cellOf(model, itemId, place);
          if (kind === 'ship' && cell.onHand < pieces) return 'stock.short';
          if (cell.reserved < pieces) return 'stock.not_reserved';
          cell.reserved -= pieces;
          if (kind === 'ship') take(cell, pieces);
          return null;
        },
      ),
  );

const transfer = fc
  .tuple(warehouse, warehouse, fc.array(fc.tuple(item, quantity), { minLength: 1, maxLength: 3 }))
  .map(
    ([from, to, lines]) =>
      new StockCommand(
        `transfer ${JSON.stringify(lines)} from ${from} to ${to}`,
        (stock) =>
          transferStock(
            stock,
            {
              fromWarehouseId: from,
              toWarehouseId: to,
              items: lines.map(([itemId, pieces]) => ({ itemId, quantity: pieces })),
            },
            CONTEXT,
          ),
        (model) => {
          if (from === to) return 'stock.same_warehouse';
          const total = (itemId: ItemId) =>
            lines.reduce((sum, [other, pieces]) => sum + (other === itemId ? pieces : 0), 0);
          if (ITEMS.some((one) => freeOf(cellOf(model, one, from)) < total(one))) {
            return 'stock.insufficient';
          }
          const byItem = new Map<ItemId, number>();
          for (const [itemId, pieces] of lines) {
            byItem.set(itemId, (byItem.get(itemId) ?? 0) + pieces);
          }
          for (const [itemId, pieces] of byItem) {
            const cost = take(cellOf(model, itemId, from), pieces);
            add(cellOf(model, itemId, to), pieces, cost);
          }
          return null;
        },
      ),
  );

describe('stock against a plain model', () => {
  it('agrees over 1,000 sequences of commands, and its ledger with it', () => {
    const commands = fc.commands(
      [
        arrive('receive'),
        arrive('return'),
        adjust,
        stocktake,
        writeOff,
        // Twice, so that losses often hit what is promised.
        reserve,
        reserve,
        leave('release'),
        leave('ship'),
        transfer,
      ],
      { maxCommands: 30, size: 'medium' },
    );
    fc.assert(
      fc.property(commands, (sequence) => {
        fc.modelRun(() => ({ model: emptyModel(), real: new RealStock() }), sequence);
      }),
      { numRuns: 1000 },
    );
  });
});
