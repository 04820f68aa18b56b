import 'reflect-metadata';
import type { Logger } from '@strata/application-kit';
import type { DatabaseConnection } from '@strata/infrastructure-kit';
import { Container } from 'inversify';
import type { Settings } from '../config/settings.js';
import { catalogModule } from './catalog.module.js';
import { contactsModule } from './contacts.module.js';
import { customersModule } from './customers.module.js';
import { httpModule } from './http.module.js';
import { identityModule } from './identity.module.js';
import { services } from './identifiers.js';
import { inventoryModule } from './inventory.module.js';
import { messagingModule } from './messaging.module.js';
import { platformModule } from './platform.module.js';
import { retentionModule } from './retention.module.js';
import { salesModule } from './sales.module.js';
import { securityModule } from './security.module.js';
import { vendorsModule } from './vendors.module.js';

/** One module a context, and one a technical concern. */
export const modules = [
  platformModule,
  securityModule,
  httpModule,
  messagingModule,
  retentionModule,
  identityModule,
  contactsModule,
  customersModule,
  vendorsModule,
  catalogModule,
  inventoryModule,
  salesModule,
] as const;

/** What exists before the container does. */
export interface ContainerInputs {
  readonly settings: Settings;
  readonly secretKey: string;
  readonly logger: Logger;
  readonly database: DatabaseConnection;
}

/** Wires everything; each service is made once, when it is first asked for. */
export function createContainer(inputs: ContainerInputs): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(services.settings).toConstantValue(inputs.settings);
  container.bind(services.secretKey).toConstantValue(inputs.secretKey);
  container.bind(services.logger).toConstantValue(inputs.logger);
  container.bind(services.database).toConstantValue(inputs.database);
  container.load(...modules);
  return container;
}
