import type { Faker } from '@faker-js/faker';
import {
  CancelSalesTransactionUseCase,
  CreateSalesTransactionUseCase,
  FulfillSalesTransactionUseCase,
  ReceiveSalesReturnUseCase,
  RecordPaymentUseCase,
  type Transaction,
} from '@strata/application';
import type { CommandRunner } from '@strata/application-kit';
import { Money, SYSTEM_ACTOR, type TimeZone } from '@strata/domain-kit';
import {
  DAY_IN_MILLISECONDS,
  ANY_PRICE,
  type CustomerId,
  type Item,
  PAYMENT_METHODS,
  PaymentTerms,
  type SalesTransaction,
  type Warehouse,
} from '@strata/domain';
import type { DemoClock } from './demo-clock.js';

/** Who buys what from where. */
interface Market {
  readonly customers: readonly CustomerId[];
  readonly items: readonly Item[];
  readonly warehouses: readonly Warehouse[];
  readonly timeZone: TimeZone;
}

/** Sales as they go: most are paid and sent, some are called off, a few come back. */
export class DemoSales {
  constructor(
    private readonly commands: CommandRunner<Transaction>,
    private readonly faker: Faker,
    private readonly market: Market,
  ) {}

  /** One sale and what becomes of it. */
  async makeOne(clock: DemoClock, at: Date): Promise<void> {
    const { faker } = this;
    const later = (days: number) => clock.set(new Date(at.getTime() + days * DAY_IN_MILLISECONDS));
    clock.set(at);
    const sale = await this.#create();
    const fate = faker.number.int(99);
    if (fate < 8) return;
    later(1);
    if (fate < 14) {
      await this.commands.run(new CancelSalesTransactionUseCase(), sale, SYSTEM_ACTOR);
      return;
    }
    if (fate < 90) await this.#pay(sale, fate < 24 ? 2n : 1n);
    later(2);
    await this.commands.run(new FulfillSalesTransactionUseCase(), { id: sale.id }, SYSTEM_ACTOR);
    later(9);
    if (fate % 10 === 0) await this.#giveBack(sale);
  }

  #create(): Promise<SalesTransaction> {
    const { faker, market } = this;
    const items = faker.helpers
      .arrayElements([...market.items], { min: 1, max: 5 })
      .map(({ id }) => ({
        itemId: id,
        quantity: faker.number.int({ min: 1, max: 4 }),
        ...(faker.number.int(9) === 0 && { discount: { rate: '0.1', reason: 'Regular customer' } }),
      }));
    return this.commands.run(
      new CreateSalesTransactionUseCase(market.timeZone),
      {
        customerId: faker.helpers.arrayElement([...market.customers]),
        paymentTerms: faker.helpers.arrayElement([...PaymentTerms.NAMES]),
        allowance: ANY_PRICE,
        items,
      },
      SYSTEM_ACTOR,
    );
  }

  /** Pays all of it, or the given part. */
  async #pay({ id, balance }: SalesTransaction, part: bigint): Promise<void> {
    const share = Money.ofMinor(balance.due.minor / part, balance.due.currency);
    if (share.isZero) return;
    const amount = share.toDecimal();
    const method = this.faker.helpers.arrayElement([...PAYMENT_METHODS]);
    const command = { id, amount, method, reference: null };
    await this.commands.run(new RecordPaymentUseCase(), command, SYSTEM_ACTOR);
  }

  /** One piece of its first line. */
  async #giveBack({ id: salesTransactionId, lines }: SalesTransaction): Promise<void> {
    const { faker, market } = this;
    await this.commands.run(
      new ReceiveSalesReturnUseCase(),
      {
        salesTransactionId,
        warehouseId: faker.helpers.arrayElement([...market.warehouses]).id,
        reason: faker.helpers.arrayElement(['Wrong size', 'Damaged', 'Not needed any more']),
        items: lines.slice(0, 1).map(({ id }) => ({
          salesTransactionItemId: id,
          quantity: 1,
          restock: faker.datatype.boolean(),
        })),
      },
      SYSTEM_ACTOR,
    );
  }
}
