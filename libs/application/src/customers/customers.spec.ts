import type { CustomerId } from '@strata/domain';
import { CommandRunner } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import { InMemoryStore } from '../testing/index.js';
import {
  CreateCustomerUseCase,
  DeleteCustomerUseCase,
  UpdateCustomerUseCase,
} from './customer-use-cases.js';

function setUp() {
  const store = new InMemoryStore();
  const commands = new CommandRunner(store, new FixedClock(), new SequentialIds());
  const create = (name: string, email?: string) =>
    commands.run(new CreateCustomerUseCase(), { name, email: email ?? null }, 'clara');
  return { store, commands, create };
}
const unknown = '0190b7e2-0000-7000-8000-000000000009' as CustomerId;

describe('CreateCustomerUseCase', () => {
  it('creates a customer', async () => {
    const { store, create } = setUp();
    const customer = await create('John Doe', 'john@example.com');
    expect(customer.name).toBe('John Doe');
    expect(customer.createdBy).toBe('clara');
    expect(store.events).toMatchObject([{ name: 'customer.created', actor: 'clara' }]);
  });

  it('refuses an email that another customer has, in any case', async () => {
    const { store, create } = setUp();
    await create('One', 'one@example.com');
    await expect(create('Two', 'ONE@example.com')).rejects.toMatchObject({
      code: 'customer.email_taken',
    });
    expect(store.events).toHaveLength(1);
  });
});

describe('UpdateCustomerUseCase', () => {
  it('changes what is given and keeps the rest', async () => {
    const { commands, create } = setUp();
    const { id } = await create('Ada', 'ada@example.com');
    const change = { name: 'Ada L.' };
    const after = await commands.run(new UpdateCustomerUseCase(), { id, change }, 'carl');
    expect(after.toSnapshot()).toMatchObject({
      name: 'Ada L.',
      email: 'ada@example.com',
      version: 2,
    });
    expect(after.updatedBy).toBe('carl');
  });

  it('refuses an unknown customer, a version not seen, and a taken email', async () => {
    const { commands, create } = setUp();
    const [ada] = [await create('Ada', 'ada@example.com'), await create('Bea', 'bea@example.com')];
    const update = (id: CustomerId, email: string, expectedVersions?: readonly number[]) =>
      commands.run(
        new UpdateCustomerUseCase(),
        { id, expectedVersions, change: { email } },
        'carl',
      );
    await expect(update(unknown, 'x@example.com')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(update(ada.id, 'x@example.com', [2])).rejects.toMatchObject({ kind: 'stale' });
    await expect(update(ada.id, 'bea@example.com')).rejects.toMatchObject({ kind: 'conflict' });
    expect((await update(ada.id, 'ADA@example.com', [7, 1])).email?.value).toBe('ada@example.com');
  });
});

describe('DeleteCustomerUseCase', () => {
  it('deletes once, and frees the email', async () => {
    const { commands, create } = setUp();
    const { id } = await create('Ada', 'ada@example.com');
    const remove = () => commands.run(new DeleteCustomerUseCase(), { id }, 'mia');
    await remove();
    await expect(remove()).rejects.toMatchObject({ code: 'customer.not_found' });
    await expect(create('Ada', 'ada@example.com')).resolves.toMatchObject({ name: 'Ada' });
  });
});
