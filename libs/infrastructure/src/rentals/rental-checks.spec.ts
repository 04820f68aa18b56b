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
import {
  connect,
  type DatabaseConnection,
  differencesFrom,
  type ReconciliationCheck,
  SqlUnitOfWork,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { RECONCILIATION_CHECKS } from '../reconciliation-checks.js';
import { sqlTransaction } from '../sql-transaction.js';
import { RENTAL_CHECKS } from './rental-checks.js';
import { RENTAL_MONEY_CHECKS } from './rental-money-checks.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const day = (date: number) => new Date(`2026-02-${date}T12:00:00.000Z`);

describe('what reconcile asks of rental agreements', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let client: pg.Client;
  let unitOfWork: SqlUnitOfWork<Transaction>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
    client = new pg.Client(postgres.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await database?.close();
    await postgres?.stop();
  });

  const differences = async (checks: readonly ReconciliationCheck[]) => {
    const lines: string[] = [];
    for (const check of checks) lines.push(...(await differencesFrom(client, check)));
    return lines.sort();
  };

  /**
   * Four pieces for two days at 100: two are out, one came back late and damaged, one is lost. 1500.00 are
   * charged; 50.00 were paid, 30.00 out of the deposit, and 10.00 given back.
   */
  async function rented() {
    const context = testContext();
    const later = testContext({ at: day(20) });
    const customer = Customer.create({ name: 'Ada' }, context);
    const code = context.newId().slice(-12);
    const warehouse = Warehouse.create({ code, name: 'W', address }, context);
    const item = Item.create({ sku: context.newId(), name: 'Drill', unitPrice: '1' }, context);
    const plan = RatePlan.create(
      {
        itemId: item.id,
        tiers: [{ unit: 'day', count: 1, price: '100' }],
        lateFee: { unit: 'day', price: '80' },
        replacementValue: '600',
      },
      context,
    );
    const assets = Array.from({ length: 4 }, () => context.newId()) as AssetId[];
    const agreement = await unitOfWork.run(async (tx) => {
      tx.customers.create(customer);
      tx.warehouses.create(warehouse);
      tx.items.create(item);
      tx.ratePlans.create(plan);
      const made = RentalAgreement.draft(
        {
          customer,
          warehouse,
          startsAt: day(10),
          endsAt: day(12),
          paymentTerms: 'net_30',
          items: [{ item, quantity: 4, plan }],
          mayChargeLess: false,
        },
        context,
      ).numbered(await tx.rentalAgreements.nextNumber(context.at));
      tx.rentalAgreements.create(made);
      return made;
    });
    const rentalLineId = agreement.lines[0]!.id;
    await unitOfWork.run(async (tx) => {
      const it = (await tx.rentalAgreements.getByIdForUpdate(agreement.id))!;
      it.receiveDeposit({ amount: '40', method: 'cash', reference: null }, later);
      it.applyDeposit({ amount: '30', reference: null }, later);
      it.releaseDeposit({ amount: '5', reference: null }, { takings: Takings.none }, later);
      it.pay({ amount: '20', method: 'card', reference: null }, later);
      const request = { amount: '10', reference: null, reason: 'Late' };
      it.refund(request, { takings: Takings.none, method: 'card' }, later);
      it.handOut({ items: [{ rentalLineId, quantity: 4, assetIds: assets }], at: day(10) }, later);
      const piece = { rentalLineId, quantity: 1 };
      const items = [
        { ...piece, assetIds: [assets[0]!], condition: 'damaged', charge: '20' },
        { ...piece, assetIds: [assets[1]!], condition: 'lost' },
      ] as const;
      it.checkIn({ items, at: day(13), note: null }, later);
      tx.rentalAgreements.update(it);
    });
    return { number: agreement.number, id: agreement.id, assets };
  }

  it('holds of what the program wrote, and finds whatever somebody else wrote', async () => {
    const { number, id, assets } = await rented();
    expect(await differences(RECONCILIATION_CHECKS)).toEqual([]);
    const out = `{${assets.slice(2).join(',')}}`;
    const tampered: readonly (readonly [sql: string, lines: readonly string[]])[] = [
      [
        `UPDATE rental_charges SET amount = 90 WHERE kind = 'late'`,
        [
          `${number}: total_amount is 1500 USD, and its charges add up to 1510`,
          `${number}, line 1: check-ins charge 80 late and 620 besides, and its charges are 90 and 620`,
        ],
      ],
      [
        `DELETE FROM rental_charges WHERE kind = 'loss'`,
        [
          `${number}: total_amount is 1500 USD, and its charges add up to 900`,
          `${number}, line 1: check-ins charge 80 late and 620 besides, and its charges are 80 and 20`,
        ],
      ],
      [
        'UPDATE rental_agreements SET pieces_out = 3',
        [`${number}: pieces_out is 3, and its lines have 2 out`],
      ],
      [
        'UPDATE rental_lines SET handed_out = 3, asset_ids = asset_ids[1:1]',
        [
          `${number}, line 1: asset_ids are {${assets[2]}}, and its records leave ${out} out`,
          `${number}, line 1: handed_out is 3, and its rental_hand_out_lines add up to 4`,
          `${number}: pieces_out is 2, and its lines have 1 out`,
        ],
      ],
      [
        'UPDATE rental_lines SET returned = 0, lost = 2',
        [
          `${number}, line 1: lost is 2, and its rental_check_in_lines add up to 1`,
          `${number}, line 1: returned is 0, and its rental_check_in_lines add up to 1`,
        ],
      ],
      [
        'UPDATE rental_hand_out_lines SET quantity = 3, asset_ids = asset_ids[2:4]',
        [
          `${number}, line 1: asset_ids are ${out}, and its records leave {${[assets[0], ...assets.slice(2)].join(',')}} out`,
          `${number}, line 1: handed_out is 4, and its rental_hand_out_lines add up to 3`,
        ],
      ],
      [
        `DELETE FROM payments WHERE method = 'card'`,
        [`${number}: paid_amount is 50 USD, and its payments add up to 30`],
      ],
      [
        `UPDATE payments SET method = 'cash' WHERE method = 'deposit'`,
        [`${number}: deposit_applied is 30 USD, and its payments (deposit) add up to 0`],
      ],
      [
        `INSERT INTO payments (id, rental_agreement_id, amount, currency, method, created_at, created_by)
           VALUES (gen_random_uuid(), '${id}', 1, 'EUR', 'cash', now(), 'me')`,
        [`${id}: paid_amount is 0 EUR, and its payments add up to 1`],
      ],
      [
        'DELETE FROM refunds',
        [
          `${number}: goodwill_amount is 10 USD, and its refunds (goodwill) add up to 0`,
          `${number}: refunded_amount is 10 USD, and its refunds add up to 0`,
        ],
      ],
      ...(['received', 'applied', 'released'] as const).map(
        (kind, index) =>
          [
            `UPDATE deposits SET amount = 77 WHERE kind = '${kind}'`,
            [
              `${number}: deposit_${kind} is ${[40, 30, 5][index]} USD, and its deposits (${kind}) add up to 77`,
            ],
          ] as const,
      ),
      [
        `ALTER TABLE rental_agreements DROP CONSTRAINT rental_agreements_balance,
           DROP CONSTRAINT rental_agreements_deposit_held;
         UPDATE rental_agreements SET balance_due = 7, deposit_held = 6`,
        [
          `${number}: balance_due is 7 USD, and owed less net is 1450`,
          `${number}: deposit_held is 6 USD, and received less applied and released is 5`,
        ],
      ],
    ];
    for (const [sql, lines] of tampered) {
      await client.query('BEGIN');
      await client.query(sql);
      expect(await differences([...RENTAL_CHECKS, ...RENTAL_MONEY_CHECKS])).toEqual(
        [...lines].sort(),
      );
      await client.query('ROLLBACK');
    }
    expect(await differences(RECONCILIATION_CHECKS)).toEqual([]);
  });

  it.each([
    ['a payment of nothing', 'UPDATE payments SET rental_agreement_id = NULL'],
    ['an overdrawn deposit', 'UPDATE rental_agreements SET deposit_released = 11'],
    ['more returned than went out', 'UPDATE rental_lines SET returned = 4'],
    ['more handed out than rented', 'UPDATE rental_lines SET released = 1'],
    ['an agreement that ends before', 'UPDATE rental_agreements SET ends_at = starts_at'],
    ['a wrong balance', 'UPDATE rental_agreements SET balance_due = 1'],
    ['a charge of nothing', 'UPDATE rental_charges SET amount = 0'],
    ['a closed one with pieces out', `UPDATE rental_agreements SET status = 'returned'`],
    ['a forgotten piece', `UPDATE rental_lines SET asset_ids = asset_ids[1:1]`],
  ])('%s is refused whatever the code says', async (_what, sql) => {
    await expect(client.query(sql)).rejects.toMatchObject({ code: '23514' });
  });
});
