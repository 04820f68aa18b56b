import { SERVICE_NAME } from '@strata/application';
import { readdirSync } from 'node:fs';
import { connect, databaseAt, parseDatabaseUrl, PinoLogger } from '@strata/infrastructure-kit';
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
    database: connect(databaseAt(parseDatabaseUrl('postgresql://nobody@nowhere', SERVICE_NAME))),
  });
}

describe('the container', () => {
  it('loads every module there is', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.module.ts'));
    expect(new Set(modules).size).toBe(files.length);
  });

  it('binds something to every identifier that modules share', () => {
    const wired = container();
    for (const identifier of Object.values(services)) expect(wired.isBound(identifier)).toBe(true);
  });

  it('resolves every binding', () => {
    const wired = container();
    const identifiers = boundIdentifiers();
    expect(identifiers.length).toBeGreaterThan(10);
    for (const identifier of new Set(identifiers)) {
      expect(wired.getAll(identifier).every((service) => service !== undefined)).toBe(true);
    }
  });

  it('makes each service once', () => {
    const wired = container();
    expect(wired.get(services.commands)).toBe(wired.get(services.commands));
  });
});
