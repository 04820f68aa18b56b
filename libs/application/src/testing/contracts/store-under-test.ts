import type { DomainEvent } from '@strata/domain-kit';
import type { AnyQueries } from './collection.contract.js';
import type { ContactNumberQueries } from '../../contacts/contact-number-collection.js';
import type { CustomerQueries } from '../../customers/customer-collection.js';
import type { ItemQueries } from '../../catalog/item-collection.js';
import type { WarehouseQueries } from '../../inventory/warehouse-collection.js';
import type { VendorQueries } from '../../vendors/vendor-collection.js';
import type { KnownNetworks } from '../../identity/known-networks.js';
import type { StockQueries } from '../../inventory/stock-queries.js';
import type { SalesReturnQueries, SalesTransactionQueries } from '../../sales/sales-queries.js';
import type { UnitOfWork } from '@strata/application-kit';
import type { Transaction } from '../../transaction.js';

/** One implementation of the store, as the contract suites see it. */
export interface StoreUnderTest {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly knownNetworks: KnownNetworks;
  /** The lists of a collection, by its name. */
  queriesOf(collection: string): AnyQueries;
  readonly customerQueries: CustomerQueries;
  readonly vendorQueries: VendorQueries;
  readonly itemQueries: ItemQueries;
  readonly warehouseQueries: WarehouseQueries;
  readonly contactNumberQueries: ContactNumberQueries;
  readonly stockQueries: StockQueries;
  readonly salesQueries: SalesTransactionQueries;
  readonly returnQueries: SalesReturnQueries;
  /** What the unit of work told its listener so far, transaction by transaction. */
  readonly committed: readonly (readonly DomainEvent[])[];
  /** Names and versions of the stored events of one aggregate, in order. */
  eventsOf(aggregateId: string): Promise<readonly { name: string; aggregateVersion: number }[]>;
  /** Lets the next sale have this place in the sequence of numbers. */
  continueSalesNumbersAt(sequence: bigint): Promise<void>;
  /** Lets so much time pass for deliveries that wait or are leased. */
  passTime(milliseconds: number): Promise<unknown>;
}

/** The subscription that every store under test is to have. */
export const CONTRACT_SUBSCRIPTION = {
  subscriber: 'contract',
  events: ['customer.registered'],
} as const;
