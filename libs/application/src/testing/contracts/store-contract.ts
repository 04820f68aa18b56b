import { collectionContract } from './collection.contract.js';
import { customerQueriesContract } from './customer-queries.contract.js';
import { customerRepositoryContract } from './customer-repository.contract.js';
import { deliveriesContract } from './deliveries.contract.js';
import { knownNetworksContract } from './known-networks.contract.js';
import { moneyContract } from './money.contract.js';
import { resourceRepositoriesContract } from './resource-repositories.contract.js';
import { salesNumbersContract } from './sales-numbers.contract.js';
import { salesContract } from './sales.contract.js';
import { stockContract } from './stock.contract.js';
import type { StoreUnderTest } from './store-under-test.js';
import { textContract } from './text.contract.js';
import { unitOfWorkContract } from './unit-of-work.contract.js';

/** The last one looks at what the others left behind. */
const CONTRACTS = [
  unitOfWorkContract,
  customerRepositoryContract,
  customerQueriesContract,
  resourceRepositoriesContract,
  stockContract,
  moneyContract,
  salesContract,
  salesNumbersContract,
  knownNetworksContract,
  deliveriesContract,
  textContract,
  collectionContract,
];

/** Everything that a store must do; call it inside a `describe`. */
export function storeContract(store: () => StoreUnderTest): void {
  for (const contract of CONTRACTS) contract(store);
}
