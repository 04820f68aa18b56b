import type { AssetId, RentalAgreement } from '@strata/domain';
import { DomainError } from '@strata/domain-kit';
import fc from 'fast-check';
import { hour, rentalDesk } from '../testing/rentals/rental-desk.js';

const SERIALS = ['A', 'B', 'C'];
const TURNAROUND = 2;
/** When the last one has come back. */
const END = 36;

/** Somebody asks for pieces, and perhaps later for a longer time: in hours. */
interface Wish {
  readonly start: number;
  readonly length: number;
  readonly quantity: number;
  readonly longer: number;
}

const wishes = fc.array(
  fc.record<Wish>({
    start: fc.integer({ min: 1, max: 24 }),
    length: fc.integer({ min: 1, max: 8 }),
    quantity: fc.integer({ min: 1, max: SERIALS.length }),
    longer: fc.constantFrom(0, 0, 1, 3),
  }),
  { minLength: 2, maxLength: 12 },
);

/** A wish that was promised. */
interface Kept {
  agreement: RentalAgreement;
  /** How many hours longer it will be wanted. */
  longer: number;
  assetIds: readonly AssetId[];
}

/** The agreement, or nothing where others have the pieces. */
async function unlessTaken(work: Promise<RentalAgreement>): Promise<RentalAgreement | null> {
  return work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    expect(error.code).toBe('rental.insufficient_availability');
    return null;
  });
}

/** Whoever ends hands back before whoever begins takes along. @returns how many took something along */
async function liveThrough(asked: readonly Wish[]): Promise<number> {
  const desk = await rentalDesk();
  const tiers = [{ unit: 'hour', count: 1, price: '1' }] as const;
  const { id: itemId } = await desk.owned(SERIALS, { tiers, turnaroundMinutes: TURNAROUND * 60 });
  /** Since when each asset can go out again. */
  const rested = new Map((await desk.assets(itemId)).map(({ id }) => [id, 0]));
  const kept: Kept[] = [];
  for (const { start, length, quantity, longer } of asked) {
    const agreement = await unlessTaken(desk.rent(itemId, start, start + length, quantity));
    if (agreement) kept.push({ agreement, longer, assetIds: [] });
  }
  for (let now = 1; now <= END; now += 1) {
    desk.at(now);
    const isNow = (moment: Date) => moment.getTime() === hour(now).getTime();
    for (const one of kept.filter(({ agreement }) => isNow(agreement.period.endsAt))) {
      // Asked for at the last moment; refused, it ends as agreed.
      const { longer, assetIds } = one;
      const extended =
        longer > 0 ? await unlessTaken(desk.extend(one.agreement, now + longer)) : null;
      one.longer = 0;
      if (extended) {
        one.agreement = extended;
        continue;
      }
      await desk.checkIn(one.agreement, { quantity: assetIds.length, assetIds });
      for (const id of assetIds) rested.set(id, now + TURNAROUND);
    }
    for (const one of kept.filter(({ agreement }) => isNow(agreement.period.startsAt))) {
      const quantity = one.agreement.lines[0]?.quantity ?? 0;
      const free = [...rested].filter(([, since]) => since <= now).map(([id]) => id);
      one.assetIds = free.slice(0, quantity);
      expect(one.assetIds).toHaveLength(quantity);
      await desk.handOut(one.agreement, quantity, one.assetIds);
      for (const id of one.assetIds) rested.set(id, Infinity);
    }
  }
  expect(desk.events('fleet.shortage_detected')).toEqual([]);
  expect(await desk.level(itemId)).toEqual({ owned: SERIALS.length, out: 0, unserviceable: 0 });
  return kept.length;
}

describe('what comes back on time', () => {
  it('leaves an asset, whose turnaround is over, for every hand-out', async () => {
    let handOuts = 0;
    await fc.assert(
      fc.asyncProperty(wishes, async (asked) => {
        handOuts += await liveThrough(asked);
      }),
      { numRuns: 1000 },
    );
    expect(handOuts).toBeGreaterThan(1000);
  }, 120_000);
});
