import { ReplicaWatch } from './replica-watch.js';

const MAX_STALENESS = 1000;

function watch() {
  let now = 0;
  const subject = new ReplicaWatch(MAX_STALENESS, () => now);
  return {
    subject,
    pass: (milliseconds: number) => (now += milliseconds),
    primary: (lsn: number, timeline = 1) =>
      subject.primaryWas({ system: 'one', position: { timeline, lsn: BigInt(lsn) } }, now),
    replica: (lsn: number, timeline = 1, system = 'one', follows = true) =>
      subject.replicaIs({ system, timeline, lsn: String(lsn), follows, started: 'then' }),
  };
}

describe('a watch over a replica', () => {
  it('trusts nothing that it has not seen', () => {
    const { subject, primary, replica } = watch();
    expect(subject.shows(undefined)).toBe(false);
    replica(10);
    expect(subject.shows(undefined)).toBe(false);
    primary(10);
    expect(subject.shows(undefined)).toBe(false);
    replica(10);
    expect(subject.shows(undefined)).toBe(true);
  });

  it('takes a replica to be as old as the last word of the primary that it has replayed', () => {
    const { subject, pass, primary, replica } = watch();
    primary(10);
    pass(600);
    primary(20);
    replica(15);
    expect(subject.problem).toBe('it is more than 1 s behind');
    replica(20);
    expect(subject.problem).toBeNull();
    pass(MAX_STALENESS);
    expect(subject.problem).toBeNull();
    pass(1);
    expect(subject.problem).toBe('it is more than 1 s behind');
  });

  it('takes an idle primary for one that has not gone on', () => {
    const { subject, pass, primary, replica } = watch();
    for (let round = 0; round < 10; round += 1) {
      pass(400);
      primary(10);
      replica(10);
      expect(subject.problem).toBeNull();
    }
  });

  it('takes who was left out in again once it is clearly better', () => {
    const { subject, pass, primary, replica } = watch();
    primary(10);
    pass(501);
    replica(10);
    expect(subject.problem).toBe('it is more than 1 s behind');
    primary(10);
    pass(500);
    replica(10);
    expect(subject.problem).toBeNull();
    pass(500);
    replica(10);
    expect(subject.problem).toBeNull();
  });

  it('shows what was seen to who has seen it, while it is not too old', () => {
    const { subject, pass, primary, replica } = watch();
    primary(10);
    replica(12);
    const shows = (lsn: bigint) => subject.shows({ timeline: 1, lsn });
    expect([shows(12n), shows(13n)]).toEqual([true, false]);
    pass(MAX_STALENESS + 1);
    expect(shows(12n)).toBe(false);
  });

  it.each([
    ['a primary', 10, 1, 'one', false, 'it is a primary of its own'],
    ['a stranger', 10, 1, 'two', true, 'it is of another cluster'],
    ['on another timeline', 99, 2, 'one', true, 'it is on another timeline than the primary'],
  ])('leaves out what is %s', (_what, lsn, timeline, system, follows, problem) => {
    const { subject, primary, replica } = watch();
    primary(10);
    replica(lsn, timeline, system, follows);
    expect([subject.problem, subject.shows({ timeline, lsn: 1n })]).toEqual([problem, false]);
  });

  it('leaves out what is away until it is looked at again', () => {
    const { subject, primary, replica } = watch();
    primary(10);
    replica(10);
    subject.replicaIsAway('gone');
    expect([subject.problem, subject.shows(undefined)]).toEqual(['gone', false]);
    replica(10);
    expect(subject.shows(undefined)).toBe(true);
  });
});
