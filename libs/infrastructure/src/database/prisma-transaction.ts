import type { Transaction } from '@strata/application';
import { PrismaCustomerRepository } from '../customers/prisma-customer-repository.js';
import type { Prisma } from '../generated/prisma/client.js';
import { PrismaUserRepository } from '../identity/prisma-user-repository.js';
import { PrismaStoredAnswers } from './prisma-stored-answers.js';
import type { Track } from './track.js';

/** The Prisma repositories of one transaction. */
export class PrismaTransaction implements Transaction {
  readonly answers;
  readonly customers;
  readonly users;

  constructor(client: Prisma.TransactionClient, track: Track) {
    this.answers = new PrismaStoredAnswers(client);
    this.customers = new PrismaCustomerRepository(client, track);
    this.users = new PrismaUserRepository(client, track);
  }
}
