import type { CustomersTransaction } from './customers/customers-transaction.js';
import type { IdentityTransaction } from './identity/identity-transaction.js';
import type { AnsweringTransaction } from './shared/command-runner.js';

/** Everything that one transaction offers: the slices of all contexts. */
export interface Transaction
  extends AnsweringTransaction, CustomersTransaction, IdentityTransaction {}
