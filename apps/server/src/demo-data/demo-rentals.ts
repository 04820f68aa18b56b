import type { Faker } from '@faker-js/faker';
import {
  type AssetQueries,
  CancelRentalAgreementUseCase,
  CheckInRentalUseCase,
  CreateRentalAgreementUseCase,
  ExtendRentalAgreementUseCase,
  HandOutRentalUseCase,
  RecordDepositUseCase,
  RecordRentalPaymentUseCase,
  type Transaction,
} from '@strata/application';
import type { CommandRunner, UseCase } from '@strata/application-kit';
import {
  DAY_IN_MILLISECONDS,
  type AssetId,
  type CheckInItem,
  type CustomerId,
  type DepositKind,
  type Item,
  PAYMENT_METHODS,
  type PaymentMethod,
  PaymentTerms,
  type RentalAgreement,
  type RentalLine,
  type Warehouse,
} from '@strata/domain';
import { DomainError, type Money, SYSTEM_ACTOR } from '@strata/domain-kit';
import type { DemoClock } from './demo-clock.js';

const LATE_DAYS = 10;

/** What becomes of a rental, one after the other. */
const FATES = ['good', 'late', 'damaged', 'good', 'extended', 'cancelled', 'lost', 'good'] as const;
type Fate = (typeof FATES)[number];

/** Who rents what from where, and until when the demo goes. */
interface RentalMarket {
  readonly customers: readonly CustomerId[];
  /** What has a rate plan and a fleet. */
  readonly rented: readonly Item[];
  readonly warehouses: readonly Warehouse[];
  readonly assets: AssetQueries;
  readonly until: Date;
}

/**
 * Rentals as they go: most come back in time, some late, damaged or not at all, some are extended or called
 * off. What of it would be after the end of the demo has not happened yet.
 */
export class DemoRentals {
  constructor(
    private readonly commands: CommandRunner<Transaction>,
    private readonly faker: Faker,
    private readonly clock: DemoClock,
    private readonly market: RentalMarket,
  ) {}

  /** One rental and what becomes of it. What is not there is not rented. */
  async makeOne(index: number, at: Date): Promise<void> {
    try {
      await this.#live(FATES[index % FATES.length] ?? 'good', at);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'conflict')) throw error;
    }
  }

  async #live(fate: Fate, at: Date): Promise<void> {
    this.clock.set(at);
    const agreement = await this.#create(at);
    const { startsAt, endsAt } = agreement.period;
    if (fate === 'cancelled') {
      if (!this.#reaches(after(at, 0.5))) return;
      await this.#run(new CancelRentalAgreementUseCase(), { id: agreement.id });
      return;
    }
    if (!this.#reaches(startsAt)) return;
    const out = await this.#handOut(agreement);
    const end = fate === 'extended' ? after(endsAt, 2) : endsAt;
    if (fate === 'extended') {
      if (!this.#reaches(after(endsAt, -0.25))) return;
      await this.#run(new ExtendRentalAgreementUseCase(), { id: agreement.id, endsAt: end });
    }
    if (!this.#reaches(fate === 'late' ? after(end, LATE_DAYS) : after(end, -0.05))) return;
    await this.#settle(await this.#checkIn(out, fate));
  }

  #create(at: Date): Promise<RentalAgreement> {
    const { faker, market } = this;
    const start = after(at, faker.number.int({ min: 1, max: 5 }));
    return this.#run(new CreateRentalAgreementUseCase(), {
      customerId: faker.helpers.arrayElement([...market.customers]),
      warehouseId: faker.helpers.arrayElement([...market.warehouses]).id,
      startsAt: start,
      endsAt: after(start, faker.number.int({ min: 1, max: 7 })),
      paymentTerms: faker.helpers.arrayElement([...PaymentTerms.NAMES]),
      mayChargeLess: false,
      items: faker.helpers
        .arrayElements([...market.rented], { min: 1, max: 3 })
        .map(({ id: itemId }) => ({ itemId, quantity: faker.number.int({ min: 1, max: 2 }) })),
    });
  }

  /** Hands out all pieces, for a deposit and what they cost. */
  async #handOut(agreement: RentalAgreement): Promise<RentalAgreement> {
    const { id, balance, deposit } = agreement;
    const items = [];
    for (const line of agreement.lines) {
      const assetIds = await this.#assetsFor(line, agreement);
      items.push({ rentalLineId: line.id, quantity: line.quantity, assetIds });
    }
    const { agreement: out } = await this.#run(new HandOutRentalUseCase(), { id, items });
    await this.#deposit(id, 'received', deposit.required, this.#method());
    await this.#pay(id, balance.due);
    return out;
  }

  async #assetsFor(
    { itemId, quantity }: RentalLine,
    { warehouseId }: RentalAgreement,
  ): Promise<readonly AssetId[]> {
    const { items } = await this.market.assets.list({
      filter: { itemId, warehouseId, status: 'in_house', condition: 'serviceable' },
      sort: [{ key: 'serialNumber', descending: false }],
      skip: 0,
      limit: quantity,
    });
    return items.map(({ id }) => id);
  }

  /** All pieces come back; of the first line as fate has it. */
  async #checkIn({ id, lines }: RentalAgreement, fate: Fate): Promise<RentalAgreement> {
    const items = lines.map((line, index): CheckInItem => {
      const { id: rentalLineId, quantity, assetIds } = line.toSnapshot();
      const pieces = { rentalLineId, quantity, assetIds };
      if (index > 0 || (fate !== 'damaged' && fate !== 'lost'))
        return { ...pieces, condition: 'good' };
      return { ...pieces, condition: fate, ...(fate === 'damaged' && { charge: '25.00' }) };
    });
    const { agreement } = await this.#run(new CheckInRentalUseCase(), { id, items, note: null });
    return agreement;
  }

  /** What is still due is taken from the deposit, then asked for; the rest of the deposit goes back. */
  async #settle({ id, balance: { due }, deposit: { held } }: RentalAgreement): Promise<void> {
    const part = held.isMoreThan(due) ? due : held;
    await this.#deposit(id, 'applied', part);
    await this.#pay(id, due.minus(part));
    await this.#deposit(id, 'released', held.minus(part));
  }

  async #pay(id: RentalAgreement['id'], amount: Money): Promise<void> {
    if (amount.isZero) return;
    const payment = { id, amount: amount.toDecimal(), method: this.#method(), reference: null };
    await this.#run(new RecordRentalPaymentUseCase(), payment);
  }

  async #deposit(
    id: RentalAgreement['id'],
    kind: DepositKind,
    amount: Money,
    method?: PaymentMethod,
  ): Promise<void> {
    if (amount.isZero) return;
    const record = { id, kind, amount: amount.toDecimal(), method, reference: null };
    await this.#run(new RecordDepositUseCase(), record);
  }

  #method(): PaymentMethod {
    return this.faker.helpers.arrayElement([...PAYMENT_METHODS]);
  }

  /** Goes on to a moment, if the demo goes on until then. */
  #reaches(moment: Date): boolean {
    if (moment > this.market.until) return false;
    this.clock.set(moment);
    return true;
  }

  #run<Command, Result>(
    useCase: UseCase<Command, Result, Transaction>,
    command: Command,
  ): Promise<Result> {
    return this.commands.run(useCase, command, SYSTEM_ACTOR);
  }
}

/** So many days later. */
function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_IN_MILLISECONDS);
}
