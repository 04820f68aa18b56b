import { CommandRunner, type UseCase } from '@strata/application-kit';
import { FixedClock, SequentialIds, testContext } from '@strata/application-kit/testing';
import { type DepositKind, type PaymentMethod, RatePlan, RentalAgreement } from '@strata/domain';
import { CreateItemUseCase, DeleteItemUseCase } from '../catalog/item-use-cases.js';
import { CreateCustomerUseCase, DeleteCustomerUseCase } from '../customers/customer-use-cases.js';
import {
  CreateWarehouseUseCase,
  DeleteWarehouseUseCase,
} from '../inventory/warehouse-use-cases.js';
import { inMemoryReads, InMemoryStore } from '../testing/index.js';
import type { Transaction } from '../transaction.js';
import {
  RecordDepositUseCase,
  RecordRentalPaymentUseCase,
  RefundRentalAgreementUseCase,
} from './rental-money-use-cases.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

/** An agreement of a piece for two days at 100, that is paid and secured by its use cases. */
async function rented() {
  const store = new InMemoryStore();
  const commands = new CommandRunner(store, new FixedClock(), new SequentialIds());
  const run = <Command, Result>(useCase: UseCase<Command, Result, Transaction>, command: Command) =>
    commands.run(useCase, command, 'clara');
  const customer = await run(new CreateCustomerUseCase(), { name: 'Ada' });
  const item = await run(new CreateItemUseCase(), { sku: 'D', name: 'Drill', unitPrice: '10' });
  const warehouse = await run(new CreateWarehouseUseCase(), { code: 'E', name: 'East', address });
  const context = testContext();
  const tiers = [{ unit: 'day', count: 1, price: '100' }] as const;
  // Of a plan that nobody stored: an item with one could not be deleted for that.
  const plan = RatePlan.create({ itemId: item.id, tiers }, context);
  const { id } = await store.run(async (tx) => {
    const made = RentalAgreement.draft(
      {
        customer,
        warehouse,
        startsAt: new Date('2026-03-10T12:00Z'),
        endsAt: new Date('2026-03-12T12:00Z'),
        paymentTerms: 'net_30',
        items: [{ item, quantity: 1, plan }],
        mayChargeLess: false,
      },
      context,
    ).numbered(await tx.rentalAgreements.nextNumber(context.at));
    tx.rentalAgreements.create(made);
    return made;
  });
  const reference = null;
  const pay = (amount: string, method: PaymentMethod) =>
    run(new RecordRentalPaymentUseCase(), { id, amount, method, reference });
  const deposit = (kind: DepositKind, amount: string, method?: PaymentMethod) =>
    run(new RecordDepositUseCase(), { id, kind, amount, method, reference });
  const refund = (amount: string, method?: PaymentMethod) =>
    run(new RefundRentalAgreementUseCase(), { id, amount, method, reference, reason: 'Rain' });
  const moved = async (which: 'refunds' | 'deposits') => {
    const sort = [{ key: 'createdAt', descending: false }] as const;
    const document = { type: 'rental_agreement', id } as const;
    const { billing } = inMemoryReads(store.database);
    const { items } = await billing[which]({ filter: { document }, sort, skip: 0, limit: 20 });
    return items.map(({ method, amount }) => [method, amount]);
  };
  return { run, store, customer, item, warehouse, id, pay, deposit, refund, moved };
}

describe('the money of an agreement', () => {
  it('goes back as it came in, as a payment or deposit', async () => {
    const { pay, deposit, refund, moved } = await rented();
    await deposit('received', '80', 'check');
    await pay('100', 'cash');
    const paid = await deposit('applied', '60');
    expect(paid.balance.due.toDecimal()).toBe('40.00');
    // Newest first: cash, and then what came in as a deposit.
    await refund('130');
    expect(await moved('refunds')).toEqual([
      ['cash', '100.00'],
      ['check', '30.00'],
    ]);
    const { deposit: left } = await deposit('released', '20');
    expect(left.held.isZero).toBe(true);
    expect(await moved('deposits')).toEqual([
      ['check', '80.00'],
      [null, '60.00'],
      ['check', '20.00'],
    ]);
  });

  it('goes back by the method that is named', async () => {
    const { pay, deposit, refund, moved } = await rented();
    await pay('100', 'cash');
    await refund('10', 'card');
    await deposit('received', '50', 'cash');
    await deposit('released', '50', 'card');
    expect(await moved('refunds')).toEqual([['card', '10.00']]);
    expect((await moved('deposits')).at(-1)).toEqual(['card', '50.00']);
  });

  it('is refused as a whole, and leaves nothing', async () => {
    const { run, id, pay, deposit, refund, moved } = await rented();
    const code = (value: string) => ({ code: value });
    await expect(deposit('received', '5')).rejects.toMatchObject(code('deposit.method_invalid'));
    await deposit('received', '300', 'cash');
    await expect(deposit('applied', '5', 'cash')).rejects.toMatchObject(
      code('deposit.method_invalid'),
    );
    await expect(deposit('applied', '200.01')).rejects.toMatchObject(
      code('payment.exceeds_balance'),
    );
    await expect(deposit('released', '300.01')).rejects.toMatchObject(code('deposit.exceeds_held'));
    await expect(pay('200.01', 'cash')).rejects.toMatchObject(code('payment.exceeds_balance'));
    await expect(refund('1')).rejects.toMatchObject(code('refund.exceeds_paid'));
    expect(await moved('deposits')).toEqual([['cash', '300.00']]);
    const payment = { amount: '1', method: 'cash', reference: null } as const;
    const stale = { id, expectedVersions: [1], ...payment };
    await expect(run(new RecordRentalPaymentUseCase(), stale)).rejects.toMatchObject(
      code('aggregate.version_mismatch'),
    );
    const unknown = { id: 'nobody' as typeof id, ...payment };
    await expect(run(new RecordRentalPaymentUseCase(), unknown)).rejects.toMatchObject(
      code('rental_agreement.not_found'),
    );
  });
});

describe('an open agreement', () => {
  it('keeps its customer, item and warehouse', async () => {
    const { run, store, customer, item, warehouse, id } = await rented();
    const deletions = [
      ['customer', () => run(new DeleteCustomerUseCase(), { id: customer.id })],
      ['item', () => run(new DeleteItemUseCase(), { id: item.id })],
      ['warehouse', () => run(new DeleteWarehouseUseCase(), { id: warehouse.id })],
    ] as const;
    for (const [of, deletion] of deletions)
      await expect(deletion()).rejects.toMatchObject({ code: `${of}.has_open_rentals` });
    await store.run(async (tx) => {
      const agreement = (await tx.rentalAgreements.getByIdForUpdate(id))!;
      agreement.cancel(testContext());
      tx.rentalAgreements.update(agreement);
    });
    for (const [, deletion] of deletions) await deletion();
  });
});
