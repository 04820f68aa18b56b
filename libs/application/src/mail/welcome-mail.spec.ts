import { CommandRunner, OutboxRelay } from '@strata/application-kit';
import {
  CollectingMailer,
  FixedClock,
  InMemoryDatabase,
  SequentialIds,
  TestTimers,
} from '@strata/application-kit/testing';
import { CustomerService } from '../customers/customer-service.js';
import { InMemoryStore } from '../testing/index.js';
import { WelcomeMail } from './welcome-mail.js';

const DEADLINE = 60_000;

async function setUp() {
  const mailer = new CollectingMailer();
  const mail = new WelcomeMail(mailer, 'Strata', DEADLINE);
  const clock = new FixedClock();
  const store = new InMemoryStore(new InMemoryDatabase(), [mail], clock);
  const timers = new TestTimers();
  const silent = () => undefined;
  const logger = { debug: silent, info: silent, warn: silent, error: silent };
  const ids = new SequentialIds();
  const relay = new OutboxRelay(
    { unitOfWork: store, clock, ids, timers, logger, random: () => 1 },
    [mail],
  );
  const commands = new CommandRunner(store, clock, ids);
  for (const [name, email] of [
    ['Rita', 'rita@example.com'],
    ['Nomail', null],
  ] as const) {
    const customer = { name, email, phoneNumbers: [] };
    await commands.run(new CustomerService().registerCustomer, customer, 'clara');
  }
  const deliver = async () => relay.deliver((await relay.claim('welcome_mail'))!);
  return { mailer, store, timers, relay, deliver };
}

describe('the welcome mail', () => {
  it('goes to who registered with an address, under an id that stays the same', async () => {
    const { mailer, store, relay, deliver } = await setUp();
    const event = store.events.find(({ name }) => name === 'customer.registered')!;
    expect(mailer.mails).toEqual([]);
    await deliver();
    await deliver();
    expect(mailer.mails).toMatchObject([
      {
        to: 'rita@example.com',
        messageId: `welcome.${event.id}@strata`,
        subject: 'Welcome to Strata',
      },
    ]);
    expect(await relay.claim('welcome_mail')).toBeNull();
  });

  it('is given up at its deadline', async () => {
    const { mailer, timers, deliver } = await setUp();
    mailer.hangs = true;
    const delivering = deliver();
    await new Promise(setImmediate);
    expect(timers.deadlines).toEqual([DEADLINE]);
    timers.expire();
    await delivering;
    expect(mailer.mails).toEqual([]);
  });
});
