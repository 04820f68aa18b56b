import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { translateStoreError } from './store-errors.js';
import type { WriteQueue } from './write-queue.js';

/** How long a transaction may wait for its connection to be opened, and how long it may then take. */
const LIMITS = { maxWait: 15_000, timeout: 30_000, isolationLevel: 'ReadCommitted' } as const;

/** Where one kind of work opens its transactions: each has its turn, and then a connection to itself. */
export class TransactionLane {
  /** @param onFailure told what went wrong, in the words of who failed */
  constructor(
    readonly prisma: PrismaClient,
    private readonly queue: WriteQueue,
    private readonly onFailure: (error: unknown) => void = () => undefined,
  ) {}

  /**
   * Runs the work in a transaction (READ COMMITTED).
   * @param target what it is about to change, if that is known
   * @throws what the work threw, or what the application knows of a failure of the store
   */
  async open<Result>(
    work: (client: Prisma.TransactionClient) => Promise<Result>,
    target?: string,
  ): Promise<Result> {
    try {
      return await this.queue.run(target, () => this.prisma.$transaction(work, LIMITS));
    } catch (error) {
      this.onFailure(error);
      throw translateStoreError(error);
    }
  }
}
