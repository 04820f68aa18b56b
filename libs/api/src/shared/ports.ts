import type { ResourcePorts } from '@strata/api-kit';
import type { Transaction } from '@strata/application';

/** What the endpoints of a resource work with. */
export type Ports<Queries> = ResourcePorts<Transaction, Queries>;
