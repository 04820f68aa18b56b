import 'reflect-metadata';
import type { Logger, Tracer } from '@strata/application-kit';
import type { DatabaseConnection, Metrics } from '@strata/infrastructure-kit';
import { Container } from 'inversify';
import type { Settings } from '../config/settings.js';
import { httpModule } from './http.module.js';
import { identityModule } from './identity.module.js';
import { services } from './identifiers.js';
import { messagingModule } from './messaging.module.js';
import { platformModule } from './platform.module.js';
import { retentionModule } from './retention.module.js';
import { securityModule } from './security.module.js';
import { webhooksModule } from './webhooks.module.js';

/** One module a technical concern, and one a context that has services of its own. */
export const modules = [
  platformModule,
  securityModule,
  httpModule,
  messagingModule,
  retentionModule,
  identityModule,
  webhooksModule,
] as const;

/** What exists before the container does. */
export interface ContainerInputs {
  readonly settings: Settings;
  readonly secretKey: string;
  readonly logger: Logger;
  readonly database: DatabaseConnection;
  /** Told of commits and deliveries; absent where nothing is measured. */
  readonly metrics?: Metrics | undefined;
  /** Absent where nobody's course is recorded. */
  readonly tracer?: Tracer | undefined;
}

/** Wires everything; each service is made once, when it is first asked for. */
export function createContainer(inputs: ContainerInputs): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(services.settings).toConstantValue(inputs.settings);
  container.bind(services.secretKey).toConstantValue(inputs.secretKey);
  container.bind(services.logger).toConstantValue(inputs.logger);
  container.bind(services.database).toConstantValue(inputs.database);
  container.bind(services.metrics).toConstantValue(inputs.metrics ?? null);
  container.bind(services.tracer).toConstantValue(inputs.tracer ?? null);
  container.load(...modules);
  // One subscriber more, where there is somewhere to go.
  const nats = container.get(services.nats);
  if (nats) container.bind(services.subscribers).toConstantValue(nats);
  return container;
}
