import { STORED_RESPONSE_HOURS } from '@strata/application-kit';
import {
  type DatabaseConnection,
  deliveriesRetention,
  eventsRetention,
  loginThrottleRetention,
  Retention,
  type RetentionTask,
  storedResponsesRetention,
} from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

/** One binding a table of which not everything is kept. */
const retentionTasks = identifier<RetentionTask>('RetentionTasks');

/** What is not kept for ever. */
export const retentionModule = new ContainerModule(({ bind }) => {
  bind(retentionTasks).toResolvedValue(() => storedResponsesRetention(STORED_RESPONSE_HOURS));
  bind(retentionTasks).toResolvedValue(
    ({ deliveryRetentionDays }) => deliveriesRetention(deliveryRetentionDays),
    [services.settings],
  );
  bind(retentionTasks).toResolvedValue(
    ({ eventRetentionDays }) => eventsRetention(eventRetentionDays),
    [services.settings],
  );
  bind(retentionTasks).toResolvedValue(() => loginThrottleRetention());
  bind(Retention).toResolvedValue(
    ({ lists }: DatabaseConnection, tasks: RetentionTask[]) => new Retention(lists, tasks),
    [services.database, { serviceIdentifier: retentionTasks, isMultiple: true }],
  );
});
