import { connect, databaseAt, parseDatabaseUrl, PinoLogger } from '@strata/infrastructure';
import type { ContainerModuleLoadOptions, ServiceIdentifier } from 'inversify';
import { readSettings } from '../config/read-settings.js';
import { createContainer, modules } from './container.js';
import { services } from './identifiers.js';

/** Every identifier that the modules bind, found by letting them bind to nothing. */
function boundIdentifiers(): ServiceIdentifier[] {
  const found: ServiceIdentifier[] = [];
  const bind = (identifier: ServiceIdentifier) => {
    found.push(identifier);
    return { toResolvedValue: () => undefined };
  };
  for (const module of modules) {
    void module.load({ bind } as unknown as ContainerModuleLoadOptions);
  }
  return found;
}

function container() {
  return createContainer({
    settings: readSettings({}),
    secretKey: 'x'.repeat(32),
    logger: new PinoLogger('silent'),
    // Opens no connection before the first statement.
    database: connect(databaseAt(parseDatabaseUrl('postgresql://nobody@nowhere'))),
  });
}

describe('the container', () => {
  it('binds something to every identifier there is', () => {
    const bound = new Set(boundIdentifiers());
    const givens = [services.settings, services.secretKey, services.logger, services.database];
    const missing = Object.entries(services)
      .filter(([, identifier]) => !bound.has(identifier) && !givens.includes(identifier as never))
      .map(([name]) => name);
    expect(missing).toEqual([]);
  });

  it('resolves every binding', () => {
    const wired = container();
    const identifiers = boundIdentifiers();
    expect(identifiers.length).toBeGreaterThan(15);
    for (const identifier of new Set(identifiers)) {
      expect(wired.getAll(identifier).every((service) => service !== undefined)).toBe(true);
    }
  });

  it('makes each service once', () => {
    const wired = container();
    expect(wired.get(services.commands)).toBe(wired.get(services.commands));
  });

  it('offers the endpoints of every context', () => {
    const tags = container()
      .getAll(services.endpoints)
      .flat()
      .map(({ tag }) => tag);
    expect([...new Set(tags)].sort()).toEqual([
      'Catalog',
      'Contacts',
      'Customers',
      'Identity',
      'Inventory',
      'Returns',
      'Sales',
      'Users',
      'Vendors',
      'Warehouses',
    ]);
  });
});
