import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import { FleetCommitment } from './fleet-commitment.js';

const MADE_AT = new Date('2026-01-01T00:00:00Z');
const context = contextOf('tester', new Date('2026-01-15T09:30:00Z'));
const at = (time: string) => new Date(`2026-02-${time}:00Z`);
const cause = { type: 'rental_agreement', id: 'agreement-1' } as const;

/** Five pieces from the 2nd, 10:00 to the 4th, 10:00, with two hours of turnaround. */
const promised = () =>
  FleetCommitment.promise(
    {
      itemId: 'item-1' as ItemId,
      warehouseId: 'warehouse-1' as WarehouseId,
      cause,
      lineId: 'line-1',
      quantity: 5,
      turnaroundMinutes: 120,
      startsAt: at('02T10:00'),
      endsAt: at('04T10:00'),
    },
    contextOf('maker', MADE_AT),
  );
/** Three of the five are out. */
const out = () => promised().handOut(3, at('02T11:00'), context);
const told = ({ state }: FleetCommitment) => [
  state.quantity,
  state.out,
  state.from.toISOString().slice(8, 16),
  state.to.toISOString().slice(8, 16),
  state.isReturned,
];

describe('a commitment', () => {
  it('takes its pieces from the start until the turnaround is over', () => {
    expect(promised().state).toEqual({
      id: 'maker-1',
      itemId: 'item-1',
      warehouseId: 'warehouse-1',
      cause,
      lineId: 'line-1',
      quantity: 5,
      out: 0,
      from: at('02T10:00'),
      to: at('04T12:00'),
      turnaroundMinutes: 120,
      isReturned: false,
      createdAt: MADE_AT,
      createdBy: 'maker',
      updatedAt: MADE_AT,
      updatedBy: 'maker',
    });
  });

  it('begins when pieces of it are handed out earlier, and not when later', () => {
    expect(told(out())).toEqual([5, 3, '02T10:00', '04T12:00', false]);
    const early = promised().handOut(2, at('01T08:00'), context);
    expect(told(early)).toEqual([5, 2, '01T08:00', '04T12:00', false]);
    expect(early.waiting).toBe(3);
    expect(early.state).toMatchObject({ createdBy: 'maker', updatedBy: 'tester' });
    expect(early.state.updatedAt).toEqual(context.at);
  });

  it('ends when it is extended to, and the turnaround after that', () => {
    expect(told(promised().extend(at('05T10:00'), context))[3]).toBe('05T12:00');
    expect(told(promised().extend(at('03T10:00'), context))[3]).toBe('03T12:00');
  });

  it.each([
    ['earlier than planned', '03T09:00', '03T11:00'],
    ['later than planned', '06T09:00', '06T11:00'],
  ])('ends for what comes back %s after the turnaround', (_when, back, end) => {
    const how = { at: at(back), isServiceable: true };
    const [rest, returned] = out().checkIn(2, how, context) as [FleetCommitment, FleetCommitment];
    expect(told(rest)).toEqual([3, 1, '02T10:00', '04T12:00', false]);
    expect(told(returned)).toEqual([2, 0, '02T10:00', end, true]);
    expect([rest.id, returned.waiting]).toEqual(['maker-1', 0]);
    expect(returned.id).not.toBe(rest.id);
  });

  it('goes on as what came back when nothing is left', () => {
    const all = promised().handOut(5, at('02T10:00'), context);
    const after = all.checkIn(5, { at: at('03T09:00'), isServiceable: true }, context);
    expect(after.map(told)).toEqual([[5, 0, '02T10:00', '03T11:00', true]]);
    expect(after[0]?.id).toBe('maker-1');
  });

  it('ends at once for what comes back broken', () => {
    const after = out().checkIn(1, { at: at('03T09:00'), isServiceable: false }, context);
    expect(after.map(told)).toEqual([
      [4, 2, '02T10:00', '04T12:00', false],
      [1, 0, '02T10:00', '03T09:00', true],
    ]);
  });

  it('leaves nothing of what comes back broken as it begins', () => {
    const after = out().checkIn(3, { at: at('02T10:00'), isServiceable: false }, context);
    expect(after.map(told)).toEqual([[2, 0, '02T10:00', '04T12:00', false]]);
  });

  it('is less by what is lost or released, and gone when that is all', () => {
    expect(out().lose(1, context).map(told)).toEqual([[4, 2, '02T10:00', '04T12:00', false]]);
    expect(out().release(2, context).map(told)).toEqual([[3, 3, '02T10:00', '04T12:00', false]]);
    expect(promised().release(5, context)).toEqual([]);
    expect(promised().handOut(5, at('02T10:00'), context).lose(5, context)).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['hands out more than is promised', () => out().handOut(3, at('02T10:00'), context)],
    ['hands out nothing', () => out().handOut(0, at('02T10:00'), context)],
    ['hands out half a piece', () => out().handOut(0.5, at('02T10:00'), context)],
    ['takes back more than is out', () => out().lose(4, context)],
    ['releases what is out', () => out().release(3, context)],
  ])('never %s', (_what, act) => {
    expect(act).toThrow(RangeError);
  });

  it('takes what is out and late until now and the turnaround', () => {
    const until = (it: FleetCommitment, now: string) => it.occupation(at(now)).to;
    expect(until(out(), '04T10:00')).toEqual(at('04T12:00'));
    expect(until(out(), '04T10:01')).toEqual(at('04T12:01'));
    expect(until(out(), '09T10:00')).toEqual(at('09T12:00'));
    expect(until(promised(), '09T10:00')).toEqual(at('04T12:00'));
    expect(out().occupation(at('03T10:00'))).toEqual({
      quantity: 5,
      from: at('02T10:00'),
      to: at('04T12:00'),
    });
  });
});
