import { Faker, en } from '@faker-js/faker';
import type { CustomerLoader } from '@strata/application';
import { Customer } from '@strata/domain';
import { type ActionContext, SYSTEM_ACTOR, uuidV7 } from '@strata/domain-kit';

const BATCH = 2000;
/** Where the made-up time ends; fixed, so that every run makes the same. */
const UNTIL = Date.UTC(2026, 0, 1);
const TWO_YEARS = 2 * 365 * 24 * 3_600_000;

/**
 * Loads so many customers, made up from the same seed every time.
 * @param advance told how many are done
 * @returns how many were new
 */
export async function seedCustomers(
  loader: CustomerLoader,
  total: number,
  advance: (done: number) => void,
): Promise<number> {
  const faker = new Faker({ locale: en, seed: 20_260_101 });
  const cities = Array.from({ length: 500 }, () => cityOf(faker));
  let stored = 0;
  for (let done = 0; done < total;) {
    const size = Math.min(BATCH, total - done);
    const batch = Array.from({ length: size }, (_, index) =>
      customerOf(faker, cities, done + index, total),
    );
    stored += await loader.load(batch);
    done += size;
    advance(done);
  }
  await loader.refreshStatistics();
  return stored;
}

function customerOf(faker: Faker, cities: readonly City[], index: number, total: number): Customer {
  const first = faker.person.firstName();
  const last = faker.person.lastName();
  const chance = faker.number.int(99);
  const name = chance < 15 ? `${last} ${faker.company.buzzNoun()} Inc.` : `${first} ${last}`;
  const email = `${first}.${last}.${index}@example.com`.replaceAll(/[^\w.@]/g, '').toLowerCase();
  return Customer.create(
    {
      name,
      email: chance % 20 === 0 ? null : email,
      address: chance % 10 === 1 ? null : addressOf(faker, faker.helpers.arrayElement(cities)),
    },
    contextOf(faker, UNTIL - TWO_YEARS + Math.floor((TWO_YEARS * index) / total)),
  );
}

interface City {
  readonly city: string;
  readonly state: string;
}

function cityOf(faker: Faker): City {
  return { city: faker.location.city(), state: faker.location.state({ abbreviated: true }) };
}

function addressOf(faker: Faker, { city, state }: City) {
  return {
    street: faker.location.streetAddress(),
    city,
    state,
    zipCode: faker.location.zipCode('#####'),
  };
}

function contextOf(faker: Faker, time: number): ActionContext {
  const at = new Date(time);
  const newId = () =>
    uuidV7(
      at,
      Uint8Array.from({ length: 10 }, () => faker.number.int(255)),
    );
  return { at, by: SYSTEM_ACTOR, newId };
}
