import { apiKeysContract } from './api-keys.contract.js';
import { availabilityContract } from './availability.contract.js';
import { billingContract } from './billing.contract.js';
import { collectionContract } from './collection.contract.js';
import { commitmentsContract } from './commitments.contract.js';
import { customerQueriesContract } from './customer-queries.contract.js';
import { customerRepositoryContract } from './customer-repository.contract.js';
import { deliveriesContract } from './deliveries.contract.js';
import { fleetContract } from './fleet.contract.js';
import { historyContract } from './history.contract.js';
import { knownNetworksContract } from './known-networks.contract.js';
import { moneyContract } from './money.contract.js';
import { purchasingContract } from './purchasing.contract.js';
import { rentalAgreementListsContract } from './rental-agreement-lists.contract.js';
import { rentalAgreementsContract } from './rental-agreements.contract.js';
import { rentalsContract } from './rentals.contract.js';
import { resourceRepositoriesContract } from './resource-repositories.contract.js';
import { restoreContract } from './restore.contract.js';
import { salesNumbersContract } from './sales-numbers.contract.js';
import { salesReportsContract } from './sales-reports.contract.js';
import { salesContract } from './sales.contract.js';
import { stockDocumentsContract } from './stock-documents.contract.js';
import { stockCostContract } from './stock-cost.contract.js';
import { stockContract } from './stock.contract.js';
import type { StoreUnderTest } from './store-under-test.js';
import { textContract } from './text.contract.js';
import { unitOfWorkContract } from './unit-of-work.contract.js';
import { webhooksContract } from './webhooks.contract.js';

/** The last one looks at what the others left behind. */
const CONTRACTS = [
  unitOfWorkContract,
  customerRepositoryContract,
  customerQueriesContract,
  resourceRepositoriesContract,
  restoreContract,
  rentalsContract,
  stockContract,
  stockCostContract,
  purchasingContract,
  fleetContract,
  commitmentsContract,
  availabilityContract,
  stockDocumentsContract,
  moneyContract,
  salesContract,
  salesNumbersContract,
  billingContract,
  rentalAgreementsContract,
  rentalAgreementListsContract,
  salesReportsContract,
  knownNetworksContract,
  apiKeysContract,
  deliveriesContract,
  webhooksContract,
  historyContract,
  textContract,
  collectionContract,
];

/** Everything that a store must do; call it inside a `describe`. */
export function storeContract(store: () => StoreUnderTest): void {
  for (const contract of CONTRACTS) contract(store);
}
