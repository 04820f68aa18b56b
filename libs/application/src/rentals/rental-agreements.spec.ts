import type { PaymentMethod, RentalAgreement } from '@strata/domain';
import { DeleteItemUseCase } from '../catalog/item-use-cases.js';
import { DeleteCustomerUseCase } from '../customers/customer-use-cases.js';
import { hour, refusalOf, rentalDesk } from '../testing/rentals/rental-desk.js';
import { CancelRentalAgreementUseCase } from './cancel-rental-agreement.js';
import { CreateRentalAgreementUseCase } from './create-rental-agreement.js';
import { ExtendRentalAgreementUseCase } from './extend-rental-agreement.js';
import { DeleteRatePlanUseCase } from './rate-plan-use-cases.js';
import { ReleaseRentalAgreementUseCase } from './release-rental-agreement.js';
import { RecordRentalPaymentUseCase } from './rental-money-use-cases.js';

type Desk = Awaited<ReturnType<typeof rentalDesk>>;

const HOURLY = [{ unit: 'hour', count: 1, price: '10' }] as const;

describe('a promise', () => {
  it('is of all lines or none, and names every shortage; a refused one takes no number', async () => {
    const desk = await rentalDesk();
    const [drill, saw] = [await desk.owned(3), await desk.owned(2)];
    const rent = (quantities: readonly (readonly [typeof drill, number])[]) =>
      desk.run(new CreateRentalAgreementUseCase(), {
        ...{ customerId: desk.customer.id, warehouseId: desk.warehouseId },
        ...{ paymentTerms: 'net_30', mayChargeLess: false, startsAt: hour(0), endsAt: hour(24) },
        items: quantities.map(([{ id: itemId }, quantity]) => ({ itemId, quantity })),
      });
    const first = await rent([
      [drill, 1],
      [saw, 1],
      [drill, 1],
    ]);
    expect(first.toSnapshot()).toMatchObject({
      ...{ number: 'RA-2026-000001', status: 'reserved', totalAmount: '300.00' },
    });
    const span = { from: hour(0).toISOString(), to: hour(24).toISOString() };
    const place = { warehouseId: desk.warehouseId, ...span };
    expect(
      await refusalOf(
        rent([
          [drill, 1],
          [saw, 2],
          [drill, 1],
        ]),
      ),
    ).toEqual({
      code: 'rental.insufficient_availability',
      details: {
        shortages: [
          { itemId: drill.id, asked: 2, available: 1, ...place },
          { itemId: saw.id, asked: 2, available: 1, ...place },
        ],
      },
    });
    const second = await rent([
      [drill, 1],
      [saw, 1],
    ]);
    expect(second.number).toBe('RA-2026-000002');
  });

  it('fits exactly where the turnaround of another one is over', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(1, { tiers: HOURLY, turnaroundMinutes: 120 });
    await desk.rent(id, 10, 14);
    expect(await refusalOf(desk.rent(id, 15.9, 20))).toMatchObject({
      code: 'rental.insufficient_availability',
    });
    expect(await refusalOf(desk.rent(id, 5, 8.1))).toMatchObject({
      code: 'rental.insufficient_availability',
    });
    await desk.rent(id, 16, 20);
    await desk.rent(id, 5, 8);
  });

  it('needs everybody and everything that it names', async () => {
    const desk = await rentalDesk();
    const [drill, saw] = [await desk.owned(1), await desk.owned(1)];
    const wish = {
      ...{ customerId: desk.customer.id, warehouseId: desk.warehouseId },
      ...{ paymentTerms: 'net_30', mayChargeLess: false, startsAt: hour(0), endsAt: hour(24) },
      items: [
        { itemId: drill.id, quantity: 1 },
        { itemId: saw.id, quantity: 1 },
      ],
    };
    const codeOf = (change: object) =>
      refusalOf(desk.run(new CreateRentalAgreementUseCase(), { ...wish, ...change }));
    expect(await codeOf({ customerId: drill.id })).toMatchObject({
      code: 'rental_agreement.customer_unknown',
    });
    expect(await codeOf({ warehouseId: drill.id })).toMatchObject({ code: 'warehouse.unknown' });
    const unknown = { itemId: desk.customer.id, quantity: 1 };
    expect(await codeOf({ items: [unknown, ...wish.items, unknown] })).toEqual({
      code: 'item.unknown',
      details: { itemIds: [desk.customer.id] },
    });
    expect(await codeOf({ items: [] })).toMatchObject({ code: 'rental.no_items' });
    expect(await codeOf({ endsAt: hour(0) })).toMatchObject({ code: 'rental.period_invalid' });
    const [plan] = await desk.reads.ratePlans.ofItems([saw.id]);
    await desk.run(new DeleteRatePlanUseCase(), { id: plan!.id });
    expect(await codeOf({})).toEqual({
      code: 'rental.no_rate_plan',
      details: { itemIds: [saw.id] },
    });
    expect(new CreateRentalAgreementUseCase().target(wish as never)).toBe(
      `${[drill.id, saw.id].sort()[0]} ${desk.warehouseId}`,
    );
  });

  it('keeps customer and item, not the rate plan that it has a copy of', async () => {
    const desk = await rentalDesk();
    const { id: itemId } = await desk.owned(1);
    const agreement = await desk.rent(itemId, 0, 24);
    const [plan] = await desk.reads.ratePlans.ofItems([itemId]);
    await desk.run(new DeleteRatePlanUseCase(), { id: plan!.id });
    const extended = await desk.extend(agreement, 48);
    expect(extended.balance.amounts.total.toDecimal()).toBe('200.00');
    expect(
      await refusalOf(desk.run(new DeleteCustomerUseCase(), { id: desk.customer.id })),
    ).toMatchObject({ code: 'customer.has_open_rentals' });
    expect(await refusalOf(desk.run(new DeleteItemUseCase(), { id: itemId }))).toMatchObject({
      code: 'item.has_fleet',
    });
  });
});

describe('an extension', () => {
  it('asks for the time beyond, and changes nothing when somebody else has it', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(1, { tiers: HOURLY, turnaroundMinutes: 60 });
    const first = await desk.rent(id, 0, 10);
    await desk.rent(id, 20, 24);
    await desk.extend(first, 19);
    expect(await refusalOf(desk.extend(first, 19.5))).toMatchObject({
      code: 'rental.insufficient_availability',
      details: { shortages: [{ asked: 1, available: 0, from: hour(20).toISOString() }] },
    });
    const kept = await desk.reads.rentalAgreements.get(first.id);
    expect(kept).toMatchObject({ endsAt: hour(19), totalAmount: '190.00' });
    const stale = { id: first.id, expectedVersions: [1], endsAt: hour(19) };
    expect(await refusalOf(desk.run(new ExtendRentalAgreementUseCase(), stale))).toMatchObject({
      code: 'aggregate.version_mismatch',
    });
  });

  it('leaves what came back to others', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(2);
    const agreement = await desk.rent(id, 0, 10, 2);
    await desk.handOut(agreement, 2);
    desk.at(5);
    await desk.checkIn(agreement);
    await desk.extend(agreement, 20);
    await desk.rent(id, 5, 20);
    expect(await refusalOf(desk.rent(id, 19, 21))).toMatchObject({
      code: 'rental.insufficient_availability',
    });
  });
});

describe('what is free again', () => {
  const paid = async (
    desk: Desk,
    agreement: RentalAgreement,
    amount: string,
    method: PaymentMethod,
  ) =>
    desk.run(new RecordRentalPaymentUseCase(), {
      ...{ id: agreement.id, amount, method, reference: null },
    });

  it('is all of a cancelled agreement, and what was paid goes back', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(2);
    const agreement = await desk.rent(id, 0, 24, 2);
    await paid(desk, agreement, '150', 'cash');
    const cancelled = await desk.run(new CancelRentalAgreementUseCase(), { id: agreement.id });
    expect(cancelled.toSnapshot()).toMatchObject({ status: 'cancelled', isOpen: false });
    expect(desk.events('refund.made')).toMatchObject([{ payload: { amount: '150.00' } }]);
    await desk.rent(id, 0, 24, 2);
    expect(
      await refusalOf(desk.run(new CancelRentalAgreementUseCase(), { id: agreement.id })),
    ).toMatchObject({ code: 'rental.wrong_status' });
  });

  it('is what is released, some or all that was not handed out', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(5);
    const agreement = await desk.rent(id, 0, 24, 5);
    await paid(desk, agreement, '500', 'cash');
    const [line] = agreement.lines;
    const release = (quantity?: number) =>
      desk.run(new ReleaseRentalAgreementUseCase(), {
        ...{ id: agreement.id, method: 'card' },
        items: quantity === undefined ? undefined : [{ rentalLineId: line!.id, quantity }],
      });
    await release(2);
    await desk.rent(id, 0, 24, 2);
    expect(await refusalOf(desk.rent(id, 0, 24))).toMatchObject({
      code: 'rental.insufficient_availability',
    });
    expect(await refusalOf(release(4))).toMatchObject({ code: 'rental.exceeds_reserved' });
    expect(await refusalOf(release())).toMatchObject({ code: 'rental.nothing_left' });
    await desk.handOut(agreement);
    const rest = await release();
    expect(rest.toSnapshot()).toMatchObject({ status: 'out', totalAmount: '100.00' });
    expect(desk.events('refund.made').map(({ payload }) => payload)).toMatchObject([
      { amount: '200.00', method: 'card' },
      { amount: '200.00', method: 'card' },
    ]);
    expect((await release()).version).toBe(rest.version);
    await desk.rent(id, 0, 24, 2);
  });
});
