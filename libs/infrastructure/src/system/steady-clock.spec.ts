import { customerCollection } from '@strata/application';
import { inMemoryQueries } from '@strata/application-kit/testing';
import { CommandRunner, type CursorPosition } from '@strata/application-kit';
import { CreateCustomerUseCase } from '@strata/application';
import { FixedClock } from '@strata/application-kit/testing';
import { InMemoryStore } from '@strata/application/testing';
import { SteadyClock, UuidV7Generator } from '@strata/infrastructure-kit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A machine whose clock can be set while time goes on. */
function machine() {
  const wall = new FixedClock('2026-01-15T09:30:00.000Z');
  let elapsed = 0;
  const steady = new SteadyClock(wall, () => elapsed);
  return {
    steady,
    wall,
    pass: (milliseconds: number) => {
      elapsed += milliseconds;
      wall.advance(milliseconds);
    },
    set: (milliseconds: number) => wall.advance(milliseconds),
  };
}

describe('the steady clock', () => {
  it('shows the time of the machine', () => {
    const { steady, wall, pass } = machine();
    for (const step of [0, 1, 1000, HOUR]) {
      pass(step);
      expect(steady.now()).toEqual(wall.now());
    }
  });

  it('follows a step forward at once', () => {
    const { steady, wall, set } = machine();
    steady.now();
    set(HOUR);
    expect(steady.now()).toEqual(wall.now());
  });

  it('neither goes back nor stands still after a step back, and meets the machine again', () => {
    const { steady, wall, pass, set } = machine();
    let last = steady.now().getTime();
    set(-HOUR);
    for (let minutes = 0; minutes < 119; minutes += 1) {
      pass(MINUTE);
      const now = steady.now().getTime();
      expect(now - last).toBe(MINUTE / 2);
      last = now;
    }
    pass(MINUTE);
    expect(steady.now()).toEqual(wall.now());
    pass(MINUTE);
    expect(steady.now()).toEqual(wall.now());
  });

  it('comes back from a clock that was set a year ahead by mistake', () => {
    const { steady, wall, pass, set } = machine();
    set(365 * 24 * HOUR);
    steady.now();
    set(-365 * 24 * HOUR);
    pass(1);
    expect(steady.now()).toEqual(wall.now());
  });

  it('lets a walk find what is made after the machine went back', async () => {
    const { steady, pass, set } = machine();
    const store = new InMemoryStore();
    const commands = new CommandRunner(store, steady, new UuidV7Generator());
    const customers = inMemoryQueries(store.database, customerCollection);
    const take = (name: string) => commands.run(new CreateCustomerUseCase(), { name }, 'clara');
    const next = async (after?: CursorPosition) => {
      const sort = [{ key: 'createdAt' as const, descending: false }];
      const page = await customers.list({ filter: {}, sort, skip: 0, limit: 1, after });
      return { name: page.items[0]?.name, position: page.next };
    };
    await take('first');
    pass(1000);
    await take('second');
    const { position } = await next();
    set(-HOUR);
    for (const name of ['third', 'fourth']) await take(name);
    const names: unknown[] = [];
    for (let at = position; at;) {
      const found = await next(at);
      names.push(found.name);
      at = found.position;
    }
    expect(names).toEqual(['second', 'third', 'fourth']);
  });
});
