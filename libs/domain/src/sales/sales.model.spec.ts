import fc from 'fast-check';
import { handedOver, Takings } from '../billing/takings.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { DomainError, Money } from '@strata/domain-kit';
import { SalesTransaction } from './sales-transaction.js';
import { atList, buyer, contextOf } from '../testing/index.js';

/** A sale as a bookkeeper would note it, in cents and in plain numbers. */
interface Model {
  status: 'confirmed' | 'fulfilled' | 'cancelled';
  readonly quantities: readonly number[];
  readonly prices: readonly number[];
  readonly returned: number[];
  paid: number;
  refunded: number;
  goodwill: number;
}
interface Real {
  sale: SalesTransaction;
  takings: Takings;
}

const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
const total = ({ quantities, prices }: Model) => sum(quantities.map((q, i) => q * prices[i]!));
const returnedValue = ({ returned, prices }: Model) => sum(returned.map((q, i) => q * prices[i]!));
const owed = (model: Model) =>
  model.status === 'cancelled'
    ? 0
    : Math.max(0, total(model) - returnedValue(model) - model.goodwill);
const net = ({ paid, refunded }: Model) => paid - refunded;
const statusOf = (model: Model) => {
  if (net(model) < owed(model)) return net(model) === 0 ? 'unpaid' : 'partially_paid';
  if (model.refunded > 0) return net(model) === 0 ? 'refunded' : 'partially_refunded';
  return model.paid > 0 || total(model) === 0 ? 'paid' : 'settled';
};
const text = (cents: number) => Money.ofMinor(BigInt(cents)).toDecimal();

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const warehouseId = 'w-1' as WarehouseId;

/** Whether the call broke a rule; then the sale is loaded anew, as after a rolled back transaction. */
function refused(real: Real, call: () => unknown): boolean {
  const before = real.sale.toSnapshot();
  try {
    call();
    return false;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    real.sale = SalesTransaction.reconstitute(before);
    return true;
  }
}

const summed = (records: readonly { readonly amount: string }[]) =>
  sum(records.map(({ amount }) => Number(Money.of(amount).minor)));

/** Keeps what the sale made, as the store does, so that it is all there is of its money. */
function expectRecords(model: Model, real: Real, before: Pick<Model, 'paid' | 'refunded'>): void {
  const { payments, refunds } = real.sale.pullMoneyRecords();
  expect(summed(payments)).toBe(model.paid - before.paid);
  expect(summed(refunds)).toBe(model.refunded - before.refunded);
  real.takings = real.takings.and(handedOver(payments).reverse(), refunds);
}

function expectAlike(model: Model, { sale }: Real): void {
  expect(net(model)).toBeLessThanOrEqual(owed(model));
  expect(sale.toSnapshot()).toMatchObject({
    status: model.status,
    paymentStatus: statusOf(model),
    totalAmount: text(total(model)),
    paidAmount: text(model.paid),
    refundedAmount: text(model.refunded),
    returnedAmount: text(returnedValue(model)),
    goodwillAmount: text(model.goodwill),
    balanceDue: text(owed(model) - net(model)),
    isOpen: model.status === 'confirmed' || owed(model) > net(model),
  });
  expect(sale.lines.map(({ returnedQuantity }) => returnedQuantity)).toEqual(model.returned);
}

type Command = fc.Command<Model, Real>;

const command = (
  name: string,
  allowed: (m: Model) => boolean,
  act: (r: Real) => void,
  note: (m: Model) => void,
): Command => ({
  check: () => true,
  run(model, real) {
    const isAllowed = allowed(model);
    const before = { paid: model.paid, refunded: model.refunded };
    expect(refused(real, () => act(real))).toBe(!isAllowed);
    if (isAllowed) note(model);
    expectRecords(model, real, before);
    expectAlike(model, real);
  },
  toString: () => name,
});

const refund = (model: Model) => {
  model.refunded += Math.max(0, net(model) - owed(model));
};
const pay = (cents: number) =>
  command(
    `pay ${cents}`,
    (model) => model.status !== 'cancelled' && cents > 0 && cents <= owed(model) - net(model),
    ({ sale }) =>
      sale.pay(
        { amount: text(cents), method: methods[cents % 2] ?? 'card', reference: null },
        context,
      ),
    (model) => {
      model.paid += cents;
    },
  );
const methods = ['cash', 'card', undefined] as const;
const giveAway = (cents: number) =>
  command(
    `refund ${cents}`,
    (model) => model.status !== 'cancelled' && cents > 0 && cents <= net(model),
    ({ sale, takings }) =>
      sale.refund(
        { amount: text(cents), reference: null, reason: 'model' },
        { takings, method: methods[cents % 3] },
        context,
      ),
    (model) => {
      model.refunded += cents;
      model.goodwill += cents;
    },
  );
const fulfill = () =>
  command(
    'fulfill',
    ({ status }) => status === 'confirmed',
    ({ sale }) => sale.fulfill(context),
    (model) => {
      model.status = 'fulfilled';
    },
  );
const cancel = () =>
  command(
    'cancel',
    ({ status }) => status === 'confirmed',
    ({ sale, takings }) => sale.cancel(context, { takings }),
    (model) => {
      model.status = 'cancelled';
      refund(model);
    },
  );
const giveBack = (line: number, quantity: number) =>
  command(
    `return ${quantity} of line ${line}`,
    ({ status, quantities, returned }) =>
      status === 'fulfilled' &&
      line < quantities.length &&
      quantity <= quantities[line]! - returned[line]!,
    ({ sale, takings }) =>
      sale.returnItems(
        {
          warehouseId,
          reason: 'model',
          items: [
            {
              salesTransactionItemId: (sale.lines[line]?.id ?? 'none') as never,
              quantity,
              restock: true,
            },
          ],
        },
        context,
        { takings },
      ),
    (model) => {
      model.returned[line]! += quantity;
      refund(model);
    },
  );

describe('a sale beside a plain model of it', () => {
  it('is the same after any of 1,000 sequences', () => {
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 6 }),
        price: fc.integer({ min: 0, max: 999 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const commands = fc.commands(
      [
        fc.integer({ min: 0, max: 4000 }).map(pay),
        fc.integer({ min: 0, max: 2000 }).map(giveAway),
        fc.constant(fulfill()),
        fc.constant(cancel()),
        fc
          .tuple(fc.nat(4), fc.integer({ min: 1, max: 6 }))
          .map(([line, pieces]) => giveBack(line, pieces)),
      ],
      { maxCommands: 20 },
    );
    fc.assert(
      fc.property(lines, commands, (made, sequence) => {
        fc.modelRun(() => {
          const draft = SalesTransaction.draft(
            {
              customer: buyer,
              paymentTerms: 'net_15',
              soldOn: '2026-01-15',
              items: made.map(({ quantity, price }, index) =>
                atList(`i-${index}`, quantity, Money.ofMinor(BigInt(price))),
              ),
            },
            context,
          );
          const sale = draft.confirm(
            'ST-2026-000001',
            made.map(({ quantity }) => [{ warehouseId, quantity }]),
          );
          const model: Model = {
            status: 'confirmed',
            quantities: made.map(({ quantity }) => quantity),
            prices: made.map(({ price }) => price),
            returned: made.map(() => 0),
            paid: 0,
            refunded: 0,
            goodwill: 0,
          };
          return { model, real: { sale, takings: Takings.none } };
        }, sequence);
      }),
      { numRuns: 1000 },
    );
  });
});
