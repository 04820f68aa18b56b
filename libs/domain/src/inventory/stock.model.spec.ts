import fc from 'fast-check';
import type { ItemId } from '../catalog/item.js';
import { DomainError } from '@strata/domain-kit';
import { allocateStock } from './allocate-stock.js';
import { LockedStock } from './locked-stock.js';
import { StockLevel } from './stock-level.js';
import { replayMovements, type StockCause, type StockMovement } from './stock-movement.js';
import { transferStock } from './transfer-stock.js';
import type { WarehouseId } from './warehouse.js';
import { contextOf } from '../testing/index.js';

const ITEMS = ['drill', 'saw'] as ItemId[];
const WAREHOUSES = ['west', 'east', 'north'] as WarehouseId[];
const CAUSE: StockCause = { type: 'sales_transaction', id: 'sale' };
const CONTEXT = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));

/** The plain model: two numbers for each item and warehouse. */
interface Cell {
  onHand: number;
  reserved: number;
}
type Model = Record<string, Cell>;
const emptyModel = (): Model =>
  Object.fromEntries(
    ITEMS.flatMap((itemId) =>
      WAREHOUSES.map((place) => [`${itemId} ${place}`, { onHand: 0, reserved: 0 }]),
    ),
  );

/** The real thing, stored and loaded again before every command, with all movements ever made. */
class RealStock {
  #snapshots = ITEMS.flatMap((itemId) =>
    WAREHOUSES.map((warehouseId) => StockLevel.open(itemId, warehouseId, CONTEXT).toSnapshot()),
  );
  readonly ledger: StockMovement[] = [];

  /** Runs a transaction: a throw leaves everything as it was. Gives the error's code, or null. */
  transact(work: (stock: LockedStock) => void): string | null {
    const stock = new LockedStock(this.levels());
    try {
      work(stock);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    for (const level of stock.levels) this.ledger.push(...level.pullMovements());
    this.#snapshots = stock.levels.map((level) => level.toSnapshot());
    return null;
  }

  levels(): StockLevel[] {
    return this.#snapshots.map((snapshot) => StockLevel.reconstitute(snapshot));
  }
}

const cellOf = (model: Model, item: ItemId, warehouse: WarehouseId): Cell =>
  model[`${item} ${warehouse}`]!;
const freeOf = (cell: Cell) => cell.onHand - cell.reserved;

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
    expect(real.transact(this.onReal)).toBe(this.onModel(model));
    const actual = Object.fromEntries(
      real.levels().map((level) => {
        const { itemId, warehouseId, onHand, reserved } = level;
        const mine = real.ledger.filter(
          (movement) => movement.itemId === itemId && movement.warehouseId === warehouseId,
        );
        const valid = 0 <= reserved && reserved <= onHand;
        const key = `${itemId} ${warehouseId}`;
        return [key, { level: { onHand, reserved }, ledger: replayMovements(mine), valid }];
      }),
    );
    const expected = Object.entries(model).map(([key, cell]) => [
      key,
      { level: cell, ledger: cell, valid: true },
    ]);
    expect(actual).toEqual(Object.fromEntries(expected));
  }

  toString(): string {
    return this.name;
  }
}

const item = fc.constantFrom(...ITEMS);
const warehouse = fc.constantFrom(...WAREHOUSES);
const quantity = fc.integer({ min: 1, max: 12 });

const arrive = (kind: 'receive' | 'return') =>
  fc.tuple(item, warehouse, quantity).map(
    ([itemId, place, pieces]) =>
      new StockCommand(
        `${kind} ${pieces} ${itemId} in ${place}`,
        (stock) => {
          const level = stock.at(itemId, place);
          if (kind === 'return') level.returnIn(pieces, CAUSE, CONTEXT);
          else level.receive(pieces, { receiptId: 'r', reference: null }, CONTEXT);
        },
        (model) => {
          cellOf(model, itemId, place).onHand += pieces;
          return null;
        },
      ),
  );

const adjust = fc.tuple(item, warehouse, fc.integer({ min: -12, max: 12 })).map(
  ([itemId, place, delta]) =>
    new StockCommand(
      `adjust ${itemId} in ${place} by ${delta}`,
      (stock) =>
        stock.at(itemId, place).adjust(delta, { adjustmentId: 'a', reason: 'Count' }, CONTEXT),
      (model) => {
        const cell = cellOf(model, itemId, place);
        if (delta === 0) return 'stock.delta_invalid';
        if (freeOf(cell) + delta < 0) return 'stock.exceeds_available';
        cell.onHand += delta;
        return null;
      },
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
        (stock) => stock.at(itemId, place)[kind](pieces, CAUSE, CONTEXT),
        (model) => {
          const cell = cellOf(model, itemId, place);
          if (cell.reserved < pieces) return 'stock.not_reserved';
          cell.reserved -= pieces;
          if (kind === 'ship') cell.onHand -= pieces;
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
              transferId: 't',
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
          for (const [itemId, pieces] of lines) {
            cellOf(model, itemId, from).onHand -= pieces;
            cellOf(model, itemId, to).onHand += pieces;
          }
          return null;
        },
      ),
  );

describe('stock against a plain model', () => {
  it('agrees over 500 sequences of commands, and its ledger with it', () => {
    const commands = fc.commands(
      [
        arrive('receive'),
        arrive('return'),
        adjust,
        reserve,
        leave('release'),
        leave('ship'),
        transfer,
      ],
      { maxCommands: 40 },
    );
    fc.assert(
      fc.property(commands, (sequence) => {
        fc.modelRun(() => ({ model: emptyModel(), real: new RealStock() }), sequence);
      }),
      { numRuns: 1000 },
    );
  });
});
