import { STORED_ANSWER_HOURS } from '@strata/application-kit';
import {
  deliveriesRetention,
  eventsRetention,
  loginThrottleRetention,
  Retention,
  storedAnswersRetention,
  type DatabaseConnection,
  type RetentionTask,
} from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** What is not kept for ever. */
export const retentionModule = new ContainerModule(({ bind }) => {
  bind(services.retentionTasks).toResolvedValue(() => storedAnswersRetention(STORED_ANSWER_HOURS));
  bind(services.retentionTasks).toResolvedValue(
    ({ deliveryRetentionDays }) => deliveriesRetention(deliveryRetentionDays),
    [services.settings],
  );
  bind(services.retentionTasks).toResolvedValue(
    ({ eventRetentionDays }) => eventsRetention(eventRetentionDays),
    [services.settings],
  );
  bind(services.retentionTasks).toResolvedValue(() => loginThrottleRetention());
  bind(Retention).toResolvedValue(
    ({ lists }: DatabaseConnection, tasks: RetentionTask[]) => new Retention(lists, tasks),
    [services.database, { serviceIdentifier: services.retentionTasks, isMultiple: true }],
  );
});
