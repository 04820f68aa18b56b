import type { Transaction } from '@strata/application';
import { testContext } from '@strata/application-kit/testing';
import {
  type AssetId,
  Customer,
  Item,
  RatePlan,
  RentalAgreement,
  Takings,
  Warehouse,
} from '@strata/domain';
import { connect, type DatabaseConnection, SqlUnitOfWork } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';
import { statementsOf } from '../testing/statements-of.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const day = (date: number) => new Date(`2026-02-${date}T12:00:00.000Z`);

describe('rental agreements in PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let unitOfWork: SqlUnitOfWork<Transaction>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** An agreement of so many lines of two pieces for two days at 100. */
  async function rented(lines: number): Promise<RentalAgreement> {
    const context = testContext();
    const customer = Customer.create({ name: 'Ada' }, context);
    const code = context.newId().slice(-12);
    const warehouse = Warehouse.create({ code, name: 'W', address }, context);
    const items = Array.from({ length: lines }, () => {
      const item = Item.create({ sku: context.newId(), name: 'Drill', unitPrice: '1' }, context);
      const tiers = [{ unit: 'day', count: 1, price: '100' }] as const;
      const plan = RatePlan.create(
        { itemId: item.id, tiers, lateFee: { unit: 'day', price: '5' } },
        context,
      );
      return { item, quantity: 2, plan };
    });
    return unitOfWork.run(async (tx) => {
      tx.customers.create(customer);
      tx.warehouses.create(warehouse);
      for (const { item } of items) tx.items.create(item);
      const period = { startsAt: day(10), endsAt: day(12) };
      const terms = { paymentTerms: 'net_30', mayChargeLess: false };
      const made = RentalAgreement.draft(
        { customer, warehouse, ...period, ...terms, items },
        context,
      ).numbered(await tx.rentalAgreements.nextNumber(context.at));
      tx.rentalAgreements.create(made);
      return made;
    });
  }

  const change = (id: RentalAgreement['id'], act: (loaded: RentalAgreement) => void) =>
    unitOfWork.run(async (tx) => {
      const loaded = (await tx.rentalAgreements.getByIdForUpdate(id))!;
      act(loaded);
      tx.rentalAgreements.update(loaded);
    });

  /** What each act costs of an agreement of so many lines, all of which it is about. */
  async function costs(lines: number) {
    const { id, lines: made } = await rented(lines);
    const context = testContext({ at: day(20) });
    const named = made.map((line) => ({
      rentalLineId: line.id,
      quantity: 1,
      assetIds: [context.newId() as AssetId],
    }));
    const piece = made.map((line) => ({ rentalLineId: line.id, quantity: 1 }));
    const back = named.map((item) => ({ ...item, condition: 'damaged' as const, charge: '3' }));
    const acts: readonly ((it: RentalAgreement) => void)[] = [
      (it) => it.extend(day(13), context),
      (it) => it.handOut({ items: named, at: day(10) }, context),
      (it) => it.release(piece, context, { takings: Takings.none }),
      (it) => it.checkIn({ items: back, at: day(14), note: null }, context),
    ];
    const counts: number[] = [];
    for (const act of acts) counts.push(await statementsOf(() => change(id, act)));
    return counts;
  }

  it('cost as many statements for fifty lines as for one', async () => {
    await costs(1);
    const one = await costs(1);
    expect(await costs(50)).toEqual(one);
    // BEGIN and COMMIT, the lock, the agreement with its lines, both written, charges and records, and events.
    for (const statements of one) expect(statements).toBeLessThanOrEqual(9);
  });

  it('are changed by one after the other: nothing is paid, held or handed out twice', async () => {
    const { id, lines } = await rented(1);
    const context = testContext({ at: day(20) });
    const second = connect(postgres.database);
    const beside = new SqlUnitOfWork(second.commands, sqlTransaction);
    const race = async (act: (loaded: RentalAgreement) => void) => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? unitOfWork : beside).run(async (tx) => {
            const loaded = (await tx.rentalAgreements.getByIdForUpdate(id))!;
            act(loaded);
            tx.rentalAgreements.update(loaded);
          }),
        ),
      );
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
      );
      return [outcomes.length - refusals.length, ...new Set(refusals)];
    };
    try {
      const money = (amount: string) => ({ amount, method: 'card', reference: null }) as const;
      await change(id, (it) => it.receiveDeposit(money('50'), context));
      const part = { amount: '20', reference: null };
      expect(await race((it) => it.applyDeposit(part, context))).toEqual([
        2,
        'deposit.exceeds_held',
      ]);
      expect(await race((it) => it.pay(money('60'), context))).toEqual([
        6,
        'payment.exceeds_balance',
      ]);
      const items = [{ rentalLineId: lines[0]!.id, quantity: 1, assetIds: [] }];
      expect(await race((it) => it.handOut({ items, at: day(10) }, context))).toEqual([
        2,
        'rental.exceeds_reserved',
      ]);
      const back = items.map((item) => ({ ...item, condition: 'good' as const }));
      expect(
        await race((it) => it.checkIn({ items: back, at: day(12), note: null }, context)),
      ).toEqual([2, 'rental.wrong_status']);
    } finally {
      await second.close();
    }
    const loaded = await unitOfWork.run((tx) => tx.rentalAgreements.getById(id));
    expect(loaded!.toSnapshot()).toMatchObject({
      status: 'returned',
      balanceDue: '0.00',
      depositHeld: '10.00',
    });
  });
});
