import { type EventOf, parseEntityId, SYSTEM_ACTOR } from '@strata/domain-kit';
import { applicationErrors } from '../commands/application-errors.js';
import { CommandRunner } from '../commands/command-runner.js';
import type { UnitOfWork } from '../commands/unit-of-work.js';
import type { CommandContext } from '../commands/use-case.js';
import type { Mailer } from '../mail/mailer.js';
import { TimeLimitExceeded } from '../ports/time-limit-exceeded.js';
import type { Cancellation } from '../ports/timers.js';
import { CollectingMailer } from '../testing/collecting-mailer.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { Lamp, type LampEvents, type LampSnapshot } from '../testing/lamps/lamp.js';
import { lampStore, type LampTransaction } from '../testing/lamps/lamp-store.js';
import { SequentialIds } from '../testing/sequential-ids.js';
import { TestTimers } from '../testing/test-timers.js';
import {
  type ActingSubscriber,
  DeliveryPostponed,
  type EventSubscriber,
  type WritingSubscriber,
} from './event-subscriber.js';
import { LEASE_MARGIN_MILLISECONDS, MAX_DELIVERY_ATTEMPTS, OutboxRelay } from './outbox-relay.js';

const MAIL_DEADLINE = 60_000;
/** From the first failure on, with the longest jitter. */
const PROMISED_PAUSES = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];

function setUp(...subscribers: EventSubscriber<LampTransaction>[]) {
  const clock = new FixedClock();
  const store = lampStore(subscribers, clock);
  const timers = new TestTimers();
  const ids = new SequentialIds();
  const commands = new CommandRunner(store, clock, ids);
  const warnings: string[] = [];
  const note = (_fields: object, message: string) => void warnings.push(message);
  const logger = { debug: note, info: note, warn: note, error: note };
  /** How many transactions of the relay meet a database that is away. */
  const outage = { left: 0 };
  const sometimesAway: UnitOfWork<LampTransaction> = {
    run: (work) => {
      if (outage.left === 0) return store.run(work);
      outage.left -= 1;
      return Promise.reject(applicationErrors.storeUnavailable());
    },
  };
  const outcomes: string[] = [];
  const observer = {
    tried: (subscriber: string, outcome: string) => void outcomes.push(`${subscriber} ${outcome}`),
  };
  const relay = new OutboxRelay(
    { unitOfWork: sometimesAway, clock, ids, timers, logger, random: () => 1, observer },
    subscribers,
  );
  const make = (name: string) => commands.run(makeLamp, name, 'clara');
  const turnOn = (id: LampSnapshot['id']) => commands.run(turnLampOn, id, 'clara');
  /** Delivers what is due at the moment. */
  const deliverAll = async () => {
    let count = 0;
    for (const name of relay.subscribers) {
      for (let next = await relay.claim(name); next; next = await relay.claim(name)) {
        await relay.deliver(next);
        count += 1;
      }
    }
    return count;
  };
  const failed = () => store.run((tx) => tx.deliveries.failed());
  return {
    store,
    clock,
    timers,
    warnings,
    outcomes,
    relay,
    outage,
    make,
    turnOn,
    deliverAll,
    failed,
  };
}

const makeLamp = {
  execute: async (name: string, context: CommandContext<LampTransaction>) => {
    const lamp = Lamp.create(name, context);
    context.tx.lamps.create(lamp);
    return lamp;
  },
};

const turnLampOn = {
  execute: async (id: LampSnapshot['id'], context: CommandContext<LampTransaction>) => {
    const lamp = await context.tx.lamps.getByIdForUpdate(id);
    lamp!.turnOn(context);
    context.tx.lamps.update(lamp!);
  },
};

/** Mails the news of each new lamp. */
class LampMail implements ActingSubscriber<LampEvents, 'lamp.made'> {
  readonly subscriber = 'lamp_mail';
  readonly events = ['lamp.made'] as const;
  readonly acts = 'outside';
  readonly deadlineMilliseconds = MAIL_DEADLINE;
  constructor(private readonly mailer: Mailer) {}

  handle({ id }: EventOf<LampEvents, 'lamp.made'>, cancellation: Cancellation): Promise<void> {
    const mail = { messageId: id, to: 'keeper@example.com', subject: 'A lamp', text: 'Look!' };
    return this.mailer.send(mail, cancellation);
  }
}

/** Writes, and fails as often as it is told after that. */
class Flaky implements WritingSubscriber<LampTransaction, LampEvents> {
  readonly subscriber = 'flaky';
  readonly events = ['lamp.made', 'lamp.turned_on'] as const;
  readonly acts = 'in_transaction';
  readonly seen: string[] = [];
  tries = 0;
  constructor(
    public failures: number,
    private readonly error: () => Error = () => new Error('broken'),
  ) {}

  async handle(event: EventOf<LampEvents>, { tx }: CommandContext<LampTransaction>): Promise<void> {
    this.tries += 1;
    // A write that must not stay when what follows fails.
    tx.responses.store('flaky', event.id, { fingerprint: 'f', response: RESPONSE }, new Date(0));
    if (this.failures > 0) {
      this.failures -= 1;
      throw this.error();
    }
    this.seen.push(event.name);
  }
}
const RESPONSE = { head: '', body: null };

describe('a mail', () => {
  it('goes out once for an event, under an id that stays the same', async () => {
    const mailer = new CollectingMailer();
    const { make, deliverAll, store } = setUp(new LampMail(mailer));
    await make('Ada');
    await make('Bea');
    expect(mailer.mails).toEqual([]);
    expect(await deliverAll()).toBe(2);
    expect(mailer.mails.map(({ messageId }) => messageId)).toEqual(
      store.events.map(({ id }) => id),
    );
    expect(await deliverAll()).toBe(0);
  });

  it('waits for a mail server that is away, however long', async () => {
    const mailer = new CollectingMailer();
    mailer.isAway = true;
    const { make, deliverAll, clock } = setUp(new LampMail(mailer));
    await make('Ada');
    for (let attempt = 0; attempt < MAX_DELIVERY_ATTEMPTS + 5; attempt += 1) {
      expect(await deliverAll()).toBe(1);
      clock.advance(60_000);
    }
    mailer.isAway = false;
    await deliverAll();
    expect(mailer.mails).toHaveLength(1);
  });

  it('is sent outside of any transaction, under a deadline below the lease', async () => {
    const mailer = new CollectingMailer();
    mailer.hangs = true;
    const { make, relay, store, timers, clock, warnings } = setUp(new LampMail(mailer));
    await make('Ada');
    const delivery = (await relay.claim('lamp_mail'))!;
    const delivering = relay.deliver(delivery);
    // The in-memory store runs one transaction at a time: this would wait for the mail.
    clock.advance(MAIL_DEADLINE + LEASE_MARGIN_MILLISECONDS - 1);
    expect(await relay.claim('lamp_mail')).toBeNull();
    expect(await store.run(() => Promise.resolve('free'))).toBe('free');
    expect(timers.deadlines).toEqual([MAIL_DEADLINE]);
    timers.expire();
    await delivering;
    expect(warnings).toEqual(['delivery postponed']);
    expect(mailer.mails).toEqual([]);
  });
});

describe('the relay', () => {
  it('hands a writing subscriber a context that use cases run in', async () => {
    const light: WritingSubscriber<LampTransaction, LampEvents, 'lamp.made'> = {
      subscriber: 'light',
      events: ['lamp.made'],
      acts: 'in_transaction',
      handle: ({ aggregateId: id }, context) =>
        turnLampOn.execute(parseEntityId<'Lamp'>(id), context),
    };
    const { store, make, deliverAll, clock } = setUp(light);
    const { id } = await make('Ada');
    clock.advance(5000);
    await deliverAll();
    const lit = await store.run((tx) => tx.lamps.getById(id));
    expect(lit?.toSnapshot()).toMatchObject({
      litAt: clock.now(),
      updatedAt: clock.now(),
      updatedBy: SYSTEM_ACTOR,
    });
    expect(store.events.at(-1)).toMatchObject({ name: 'lamp.turned_on', actor: SYSTEM_ACTOR });
  });

  it('leaves nothing of what a failing subscriber wrote, and tries again later', async () => {
    const flaky = new Flaky(2);
    const { store, make, deliverAll, clock } = setUp(flaky);
    await make('Ada');
    expect(await deliverAll()).toBe(1);
    expect(store.database.table('stored_answers').size).toBe(0);
    expect(await deliverAll()).toBe(0);
    clock.advance(500);
    expect(await deliverAll()).toBe(1);
    clock.advance(500);
    expect(await deliverAll()).toBe(0);
    clock.advance(500);
    await deliverAll();
    expect(flaky.seen).toEqual(['lamp.made']);
    expect(store.database.table('stored_answers').size).toBe(1);
  });

  it('gives a poison event up, which holds up its aggregate and no other', async () => {
    const flaky = new Flaky(MAX_DELIVERY_ATTEMPTS);
    const { store, make, turnOn, deliverAll, clock, warnings, failed } = setUp(flaky);
    const { id } = await make('Ada');
    for (const pause of PROMISED_PAUSES) {
      expect(await deliverAll()).toBe(1);
      clock.advance(pause - 1);
      expect(await deliverAll()).toBe(0);
      clock.advance(1);
    }
    expect(await deliverAll()).toBe(1);
    expect(flaky.tries).toBe(MAX_DELIVERY_ATTEMPTS);
    expect(warnings.at(-1)).toBe('delivery given up');
    await turnOn(id);
    await make('Bea');
    clock.advance(3_600_000);
    await deliverAll();
    expect(flaky.seen).toEqual(['lamp.made']);
    const [given] = await failed();
    expect(given).toMatchObject({ aggregateId: id, reason: 'broken', attempts: 10 });
    await store.run((tx) => tx.deliveries.resubmit(given!));
    await deliverAll();
    expect(flaky.seen.slice(1)).toEqual(['lamp.made', 'lamp.turned_on']);
  });

  it.each([
    ['the outside is away', () => new DeliveryPostponed('away')],
    ['the database is', () => applicationErrors.storeUnavailable()],
    ['somebody else holds a row', () => applicationErrors.rowLocked()],
  ])('does not count that %s', async (_what, error) => {
    const flaky = new Flaky(2 * MAX_DELIVERY_ATTEMPTS, error);
    const { make, deliverAll, clock, failed } = setUp(flaky);
    await make('Ada');
    for (let attempt = 0; attempt < 2 * MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      expect(await deliverAll()).toBe(1);
      clock.advance(60_000);
    }
    flaky.failures = MAX_DELIVERY_ATTEMPTS - 1;
    for (let attempt = 1; attempt < MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      expect(await deliverAll()).toBe(1);
      clock.advance(60_000);
    }
    await deliverAll();
    expect(flaky.seen).toEqual(['lamp.made']);
    expect(await failed()).toEqual([]);
  });

  it('does not count what a stop ended in the middle', async () => {
    const flaky = new Flaky(Infinity);
    const { make, relay, clock, failed } = setUp(flaky);
    await make('Ada');
    for (let stop = 0; stop < 2 * MAX_DELIVERY_ATTEMPTS; stop += 1) {
      await relay.deliver((await relay.claim('flaky'))!, AbortSignal.abort());
      clock.advance(60_000);
    }
    expect(flaky.tries).toBe(2 * MAX_DELIVERY_ATTEMPTS);
    expect(await failed()).toEqual([]);
  });

  it('gives up an event whose subscriber never keeps to the limits in time', async () => {
    const cause = new TimeLimitExceeded('canceling statement due to statement timeout (57014)');
    const flaky = new Flaky(Infinity, () =>
      Object.assign(applicationErrors.storeUnavailable(), { cause }),
    );
    const { make, deliverAll, clock, failed } = setUp(flaky);
    const { id } = await make('Ada');
    for (let attempt = 0; attempt < 2 * MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      await deliverAll();
      clock.advance(60_000);
    }
    expect(flaky.tries).toBe(MAX_DELIVERY_ATTEMPTS);
    const { message: reason } = cause;
    expect(await failed()).toMatchObject([
      { aggregateId: id, attempts: MAX_DELIVERY_ATTEMPTS, reason },
    ]);
  });

  it('gives up an event that no process survives', async () => {
    const flaky = new Flaky(0);
    const { make, relay, clock, failed } = setUp(flaky);
    await make('Ada');
    for (let attempt = 0; attempt < MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      expect(await relay.claim('flaky')).not.toBeNull();
      // Killed: nothing is noted, and nobody has it before the lease runs out.
      expect(await relay.claim('flaky')).toBeNull();
      clock.advance(90_001);
    }
    await relay.deliver((await relay.claim('flaky'))!);
    expect(flaky.tries).toBe(0);
    expect(await failed()).toMatchObject([{ attempts: MAX_DELIVERY_ATTEMPTS }]);
  });

  it('lets who comes too late write and mark nothing', async () => {
    const flaky = new Flaky(0);
    const { store, make, relay, clock, warnings } = setUp(flaky);
    await make('Ada');
    const late = (await relay.claim('flaky'))!;
    clock.advance(90_001);
    const present = (await relay.claim('flaky'))!;
    await relay.deliver(late);
    expect(flaky.tries).toBe(0);
    expect(warnings).toEqual(['delivery outlived its lease, another has it']);
    await relay.deliver(present);
    expect(flaky.seen).toEqual(['lamp.made']);
    expect(store.database.table('stored_answers').size).toBe(1);
  });

  it('notes that a mail went out although the database is away for a moment', async () => {
    const mailer = new CollectingMailer();
    const subscriber = new LampMail(mailer);
    const { make, outage, timers, relay, deliverAll } = setUp(subscriber);
    await make('Ada');
    const delivery = (await relay.claim('lamp_mail'))!;
    outage.left = 2;
    await relay.deliver(delivery);
    expect(timers.pauses).toHaveLength(2);
    expect(await deliverAll()).toBe(0);
    expect(mailer.mails).toHaveLength(1);
  });

  it('stops trying to note it before the lease runs out', async () => {
    const mailer = new CollectingMailer();
    const subscriber = new LampMail(mailer);
    const { make, outage, timers, relay } = setUp(subscriber);
    await make('Ada');
    const delivery = (await relay.claim('lamp_mail'))!;
    outage.left = Infinity;
    await expect(relay.deliver(delivery)).rejects.toMatchObject({ code: 'store.unavailable' });
    const waited = timers.pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeLessThan(LEASE_MARGIN_MILLISECONDS);
  });
});

describe('an observer of deliveries', () => {
  it('is told what comes of each try', async () => {
    const mailer = new CollectingMailer();
    const { make, deliverAll, clock, outcomes } = setUp(new LampMail(mailer), new Flaky(1));
    mailer.isAway = true;
    await make('Ada');
    await deliverAll();
    expect(outcomes).toEqual(['lamp_mail postponed', 'flaky retried']);
    mailer.isAway = false;
    clock.advance(60_000);
    await deliverAll();
    expect(outcomes.slice(2)).toEqual(['lamp_mail delivered', 'flaky delivered']);
  });

  it('is told when a delivery is given up', async () => {
    const { make, deliverAll, clock, outcomes } = setUp(new Flaky(MAX_DELIVERY_ATTEMPTS));
    await make('Ada');
    for (let attempt = 0; attempt < MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      await deliverAll();
      clock.advance(60_000);
    }
    expect(outcomes.at(-1)).toBe('flaky given_up');
    expect(outcomes.filter((one) => one === 'flaky retried')).toHaveLength(
      MAX_DELIVERY_ATTEMPTS - 1,
    );
  });
});
