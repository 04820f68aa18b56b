import type { DomainEvent } from '@strata/domain';
import { CustomerService } from '../customers/customer-service.js';
import { UpdateCustomerUseCase } from '../customers/update-customer.js';
import { WelcomeMail } from '../mail/welcome-mail.js';
import { CommandRunner } from '../shared/command-runner.js';
import {
  CollectingMailer,
  FixedClock,
  InMemoryDatabase,
  InMemoryUnitOfWork,
  SequentialIds,
} from '../testing/index.js';
import type { Transaction } from '../transaction.js';
import type { EventSubscriber } from './event-subscriber.js';
import { MAX_DELIVERY_ATTEMPTS, OutboxRelay } from './outbox-relay.js';

function setUp(subscribers: readonly EventSubscriber<Transaction>[]) {
  const store = new InMemoryUnitOfWork(new InMemoryDatabase(), subscribers);
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const warnings: string[] = [];
  const note = (_fields: object, message: string) => void warnings.push(message);
  const logger = { debug: note, info: note, warn: note, error: note };
  const relay = new OutboxRelay(store, subscribers, clock, logger, () => 1);
  const register = (name: string, email: string | null) =>
    commands.run(
      new CustomerService().registerCustomer,
      { name, email, phoneNumbers: [] },
      'clara',
    );
  const deliverAll = async () => {
    let count = 0;
    while (await relay.deliverNext()) count += 1;
    return count;
  };
  return { store, clock, commands, warnings, register, deliverAll };
}

/** Fails as often as it is told, then remembers what it got. */
class Flaky implements EventSubscriber<Transaction> {
  readonly subscriber = 'flaky';
  readonly events = ['customer.registered', 'customer.updated'];
  readonly seen: string[] = [];
  constructor(public failures: number) {}

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    // A write that must not stay when what follows fails.
    await tx.answers.store('flaky', event.id, { fingerprint: 'f', answer: ANSWER }, new Date(0));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('broken');
    }
    this.seen.push(event.name);
  }
}
const ANSWER = { status: 200, body: null, location: null, etag: null };

describe('the welcome mail', () => {
  it('goes to who registered with an address, under an id that stays the same', async () => {
    const mailer = new CollectingMailer();
    const { register, deliverAll } = setUp([new WelcomeMail(mailer, 'Strata')]);
    const { id } = await register('Rita', 'rita@example.com');
    await register('Nomail', null);
    expect(mailer.mails).toEqual([]);
    expect(await deliverAll()).toBe(2);
    expect(mailer.mails).toMatchObject([
      { to: 'rita@example.com', messageId: `welcome.${id}@strata`, subject: 'Welcome to Strata' },
    ]);
    expect(await deliverAll()).toBe(0);
  });

  it('waits for a mail server that is away, however long', async () => {
    const mailer = new CollectingMailer();
    mailer.isAway = true;
    const { register, deliverAll, clock } = setUp([new WelcomeMail(mailer, 'Strata')]);
    await register('Rita', 'rita@example.com');
    for (let attempt = 0; attempt < MAX_DELIVERY_ATTEMPTS + 5; attempt += 1) {
      expect(await deliverAll()).toBe(1);
      clock.advance(60_000);
    }
    mailer.isAway = false;
    await deliverAll();
    expect(mailer.mails).toHaveLength(1);
  });
});

describe('the relay', () => {
  it('leaves nothing of what a failing subscriber wrote, and tries again later', async () => {
    const flaky = new Flaky(2);
    const { store, register, deliverAll, clock } = setUp([flaky]);
    await register('Rita', null);
    expect(await deliverAll()).toBe(1);
    expect(store.database.table('stored_answers').size).toBe(0);
    expect(await deliverAll()).toBe(0);
    clock.advance(500);
    expect(await deliverAll()).toBe(1);
    clock.advance(500);
    expect(await deliverAll()).toBe(0);
    clock.advance(500);
    await deliverAll();
    expect(flaky.seen).toEqual(['customer.registered']);
    expect(store.database.table('stored_answers').size).toBe(1);
  });

  it('gives a poison event up, which holds up its aggregate and no other', async () => {
    const flaky = new Flaky(MAX_DELIVERY_ATTEMPTS);
    const { store, commands, register, deliverAll, clock, warnings } = setUp([flaky]);
    const { id } = await register('Rita', null);
    for (let attempt = 0; attempt < MAX_DELIVERY_ATTEMPTS; attempt += 1) {
      await deliverAll();
      clock.advance(60_000);
    }
    expect(warnings.at(-1)).toBe('delivery given up');
    await commands.run(new UpdateCustomerUseCase(), { id, change: { name: 'R' } }, 'clara');
    await register('Other', null);
    await deliverAll();
    expect(flaky.seen).toEqual(['customer.registered']);
    await store.run(async ({ deliveries }) => {
      const [failed] = await deliveries.failed();
      expect(failed).toMatchObject({ aggregateId: id, reason: 'broken', attempts: 10 });
      await deliveries.resubmit(failed!, clock.now());
    });
    await deliverAll();
    expect(flaky.seen.slice(1)).toEqual(['customer.registered', 'customer.updated']);
  });
});
