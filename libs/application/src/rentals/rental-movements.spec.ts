import type { RentalAgreementId } from '@strata/domain';
import { hour, refusalOf, rentalDesk } from '../testing/rentals/rental-desk.js';
import { HandOutRentalUseCase } from './hand-out-rental.js';

const HOURLY = [{ unit: 'hour', count: 1, price: '10' }] as const;

describe('a hand-out', () => {
  it('takes pieces out of the house, and needs them there', async () => {
    const desk = await rentalDesk();
    const [drill, saw] = [await desk.owned(3), await desk.owned(1)];
    const [first, next] = [
      await desk.rent(drill.id, 0, 24, 3),
      await desk.rent(drill.id, 24, 48, 2),
    ];
    await desk.rent(saw.id, 0, 24);
    const { handOut, agreement } = await desk.handOut(first, 2);
    expect(handOut.items).toMatchObject([{ itemId: drill.id, quantity: 2 }]);
    expect(agreement.status).toBe('out');
    expect(await desk.level(drill.id)).toEqual({ owned: 3, out: 2, unserviceable: 0 });
    expect(await refusalOf(desk.handOut(next, 2))).toEqual({
      code: 'fleet.exceeds_in_house',
      details: {
        shortages: [{ itemId: drill.id, warehouseId: desk.warehouseId, asked: 2, inHouse: 1 }],
      },
    });
    expect(await refusalOf(desk.handOut(first, 2))).toMatchObject({
      code: 'rental.exceeds_reserved',
    });
    const strange = { rentalLineId: drill.id as never, quantity: 1, assetIds: [] };
    expect(
      await refusalOf(desk.run(new HandOutRentalUseCase(), { id: first.id, items: [strange] })),
    ).toMatchObject({ code: 'rental.line_unknown' });
    const nobody = { id: 'nobody' as RentalAgreementId, items: [strange] };
    expect(await refusalOf(desk.run(new HandOutRentalUseCase(), nobody))).toMatchObject({
      code: 'rental_agreement.not_found',
    });
    expect(await desk.level(drill.id)).toEqual({ owned: 3, out: 2, unserviceable: 0 });
  });

  it('before the start takes what is promised to others: that is told, not refused', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(1);
    await desk.rent(id, 0, 24);
    const early = await desk.rent(id, 24, 48);
    await desk.handOut(early);
    expect(desk.events('fleet.shortage_detected')).toMatchObject([
      { payload: { itemId: id, promised: 2, capacity: 1, from: hour(0).toISOString() } },
    ]);
  });

  it('binds pieces with serial numbers, each in one place at a time', async () => {
    const desk = await rentalDesk();
    const drill = await desk.owned(['A', 'B']);
    const other = await desk.owned(['A']);
    const [a, b] = (await desk.assets(drill.id)).map(({ id }) => id);
    const [foreign] = (await desk.assets(other.id)).map(({ id }) => id);
    const [first, next] = [await desk.rent(drill.id, 0, 24, 2), await desk.rent(drill.id, 24, 48)];
    expect(await refusalOf(desk.handOut(first, 1))).toMatchObject({
      code: 'fleet.serials_required',
    });
    expect(await refusalOf(desk.handOut(first, 2, [a!, a!]))).toMatchObject({
      code: 'fleet.serials_required',
    });
    expect(await refusalOf(desk.handOut(first, 1, [foreign!]))).toMatchObject({
      code: 'fleet.asset_unknown',
    });
    const { agreement } = await desk.handOut(first, 1, [a!]);
    expect(agreement.lines[0]!.toSnapshot().assetIds).toEqual([a]);
    expect(await refusalOf(desk.handOut(next, 1, [a!]))).toMatchObject({ code: 'fleet.asset_out' });
    await desk.handOut(first, 1, [b!]);
    const back = { quantity: 1, assetIds: [a!], condition: 'damaged' } as const;
    await desk.checkIn(first, back);
    expect(await refusalOf(desk.checkIn(first, back))).toMatchObject({
      code: 'rental.asset_not_out',
    });
    expect(await refusalOf(desk.handOut(next, 1, [a!]))).toMatchObject({
      code: 'fleet.asset_unserviceable',
    });
    await desk.checkIn(first, { assetIds: [b!], condition: 'lost' });
    expect((await desk.assets(drill.id)).map(({ id, condition }) => [id, condition])).toEqual([
      [a, 'unserviceable'],
    ]);
    expect(await desk.level(drill.id)).toEqual({ owned: 1, out: 0, unserviceable: 1 });
  });
});

describe('a check-in', () => {
  it('late blocks the next promise until then, and frees the piece after its turnaround', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(1, {
      ...{ tiers: HOURLY, turnaroundMinutes: 60, lateFee: { unit: 'hour', price: '5' } },
    });
    const late = await desk.rent(id, 0, 4);
    await desk.handOut(late);
    desk.at(10);
    expect(await refusalOf(desk.rent(id, 10, 12))).toMatchObject({
      code: 'rental.insufficient_availability',
      details: { shortages: [{ from: hour(10).toISOString(), to: hour(11).toISOString() }] },
    });
    const { agreement, checkIn } = await desk.checkIn(late);
    expect(checkIn.items).toMatchObject([{ lateCharge: '30.00', condition: 'good' }]);
    expect(agreement.toSnapshot()).toMatchObject({ status: 'returned', totalAmount: '70.00' });
    expect(await refusalOf(desk.rent(id, 10, 12))).toMatchObject({
      code: 'rental.insufficient_availability',
    });
    await desk.rent(id, 11, 13);
    expect(desk.events('fleet.shortage_detected')).toEqual([]);
  });

  it('with damage or loss is never refused: what is then missing is told', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(2, { replacementValue: '900' });
    const agreement = await desk.rent(id, 0, 24, 2);
    await desk.rent(id, 48, 72, 2);
    await desk.handOut(agreement, 2);
    desk.at(20);
    await desk.checkIn(agreement, { condition: 'damaged', charge: '40' });
    expect(await desk.level(id)).toEqual({ owned: 2, out: 1, unserviceable: 1 });
    const missing = (capacity: number, count: number) => ({
      payload: { itemId: id, capacity, promised: 2, missing: count, from: hour(48).toISOString() },
    });
    expect(desk.events('fleet.shortage_detected')).toMatchObject([missing(1, 1)]);
    const { agreement: done } = await desk.checkIn(agreement, { condition: 'lost' });
    expect(await desk.level(id)).toEqual({ owned: 1, out: 0, unserviceable: 1 });
    expect(desk.events('fleet.shortage_detected')).toMatchObject([missing(1, 1), missing(0, 2)]);
    expect(done.toSnapshot()).toMatchObject({ status: 'returned', totalAmount: '1140.00' });
  });

  it('of several lines is booked whole or not at all', async () => {
    const desk = await rentalDesk();
    const { id } = await desk.owned(2);
    const agreement = await desk.rent(id, 0, 24, 2);
    await desk.handOut(agreement);
    const before = await desk.reads.rentalAgreements.get(agreement.id);
    expect(await refusalOf(desk.checkIn(agreement, { quantity: 2 }))).toMatchObject({
      code: 'rental.exceeds_out',
    });
    expect(await desk.level(id)).toEqual({ owned: 2, out: 1, unserviceable: 0 });
    expect(await desk.reads.rentalAgreements.get(agreement.id)).toEqual(before);
  });
});
