import {
  fromToken,
  hasReached,
  isLater,
  primaryPosition,
  replayedPosition,
  toToken,
  UNKNOWN_POSITION,
} from './wal-position.js';
import { WrittenPosition } from './written-position.js';

const at = (lsn: bigint, timeline = 1) => ({ timeline, lsn });

describe('positions of the log', () => {
  it('are compared on one timeline only', () => {
    expect(hasReached(at(5n), at(5n))).toBe(true);
    expect(hasReached(at(4n), at(5n))).toBe(false);
    expect(hasReached(at(9n, 2), at(5n, 1))).toBe(false);
    expect(hasReached(at(9n, 1), at(5n, 2))).toBe(false);
    expect([isLater(at(1n, 2), at(9n, 1)), isLater(at(9n, 1), at(1n, 2))]).toEqual([true, false]);
  });

  it('leave out the header of a page that nothing stands on yet', () => {
    const page = 3n * 8192n;
    const lsnOf = (lsn: bigint) => primaryPosition({ timeline: 1, lsn: String(lsn) }).lsn;
    expect([page, page + 24n, page + 40n, page + 48n].map(lsnOf)).toEqual([
      page,
      page,
      page,
      page + 48n,
    ]);
  });

  it('are unknown where a server tells none', () => {
    expect(replayedPosition({ timeline: 1, lsn: null })).toBeNull();
    expect(replayedPosition(undefined)).toBeNull();
    expect(primaryPosition(undefined)).toEqual(UNKNOWN_POSITION);
  });

  it('survive the way as a token', () => {
    for (const position of [at(0n), at(0xffffffffffffffffn, 0xffffffff), UNKNOWN_POSITION])
      expect(fromToken(toToken(position))).toEqual(position);
  });
});

describe('what a process has written', () => {
  it('goes on with each commit, and not back', () => {
    const written = new WrittenPosition();
    const [first, second] = [written.asked(), written.asked()];
    second(at(20n));
    first(at(10n));
    expect(written.latest).toEqual(at(20n));
    written.asked()(at(1n, 2));
    expect(written.latest).toEqual(at(1n, 2));
  });

  it('is unknown after an answer was lost, until a commit that came later', () => {
    const written = new WrittenPosition();
    const early = written.asked();
    written.asked()(undefined);
    early(at(10n));
    expect(written.latest).toEqual(UNKNOWN_POSITION);
    written.asked()(at(30n));
    expect(written.latest).toEqual(at(30n));
  });
});
