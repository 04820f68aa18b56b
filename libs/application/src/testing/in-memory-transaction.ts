import type { AggregateRoot } from '@strata/domain';
import type { Transaction } from '../transaction.js';
import { InMemoryCustomerRepository } from './customers/in-memory-customer-repository.js';
import { InMemoryUserRepository } from './identity/in-memory-user-repository.js';
import type { InMemoryDatabase } from './shared/in-memory-database.js';
import { InMemoryStoredAnswers } from './shared/in-memory-stored-answers.js';

/** The in-memory repositories of one transaction. */
export class InMemoryTransaction implements Transaction {
  readonly answers;
  readonly customers;
  readonly users;

  /** @param track told of every aggregate that was written, for its events */
  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.answers = new InMemoryStoredAnswers(database.table('stored_answers'));
    this.customers = new InMemoryCustomerRepository(database, track);
    this.users = new InMemoryUserRepository(database, track);
  }
}
