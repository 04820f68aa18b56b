import { CreateCustomerUseCase } from '@strata/application';
import { CommandRunner } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import { inMemoryReads, InMemoryStore } from '@strata/application/testing';
import { SYSTEM_ACTOR, TimeZone } from '@strata/domain-kit';
import { seedBusiness } from './seed-business.js';

describe('made-up business', () => {
  it('tells how far it is from when it begins, and nothing when it was there already', async () => {
    const store = new InMemoryStore();
    const [clock, ids] = [new FixedClock(), new SequentialIds()];
    const commands = new CommandRunner(store, clock, ids);
    const { id } = await commands.run(new CreateCustomerUseCase(), { name: 'Ada' }, SYSTEM_ACTOR);
    const { warehouses, assets } = inMemoryReads(store.database);
    const reads = { warehouses, assets };
    const ports = { unitOfWork: store, ids, ...reads, customers: [id], timeZone: TimeZone.UTC };
    const seed = async (sales: number) => {
      const told: (number | string)[] = [];
      const show = (what: string) => {
        told.push(what);
        return { advance: (done: number) => told.push(done), end: () => told.push('end') };
      };
      const sizes = { vendors: 1, items: 2, warehouses: 1, sales, rentals: 1 };
      const isNew = await seedBusiness(ports, sizes, clock.now(), show);
      return { isNew, told };
    };
    expect(await seed(3)).toEqual({
      isNew: true,
      told: ['sales', 1, 2, 3, 'end', 'rentals', 1, 'end'],
    });
    expect(await seed(5)).toEqual({ isNew: false, told: [] });
  });
});
