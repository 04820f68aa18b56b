import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import {
  RentalAgreement,
  type RentalAgreementRepository,
  type RentalAgreementSnapshot,
  rentalNumber,
  type RentalParty,
} from '@strata/domain';
import { appendInMemory } from '../billing/in-memory-money-records.js';

const agreements = collection({
  name: 'rental_agreements',
  reconstitute: (snapshot: RentalAgreementSnapshot) => RentalAgreement.reconstitute(snapshot),
  filters: {},
  sorts: {},
});

/** Rental agreements in memory. */
export class InMemoryRentalAgreementRepository
  extends InMemoryRepository<RentalAgreementSnapshot, RentalAgreement>
  implements RentalAgreementRepository
{
  constructor(session: InMemorySession) {
    super(session, agreements);
  }

  nextNumber(at: Date): Promise<string> {
    return this.session.read(() => {
      const sequence = this.session.database.table<bigint>('sequences');
      const next = (sequence.get('rentals') ?? 0n) + 1n;
      sequence.set('rentals', next);
      return rentalNumber(at, next);
    });
  }

  override create(agreement: RentalAgreement): void {
    this.#append(agreement);
    super.create(agreement);
  }

  override update(agreement: RentalAgreement): void {
    this.#append(agreement);
    super.update(agreement);
  }

  isOpenFor(party: RentalParty): Promise<boolean> {
    const isMeant = ({ customerId, warehouseId, items }: RentalAgreementSnapshot) => {
      if ('customerId' in party) return customerId === party.customerId;
      if ('warehouseId' in party) return warehouseId === party.warehouseId;
      return items.some(({ itemId }) => itemId === party.itemId);
    };
    return this.session.read(() => this.active((row) => row.isOpen && isMeant(row)).length > 0);
  }

  /** Charges are in the lines already. */
  #append(agreement: RentalAgreement): void {
    const { handOuts, checkIns, charges: _charges, ...money } = agreement.pullRecords();
    const { database } = this.session;
    appendInMemory(this.session, money);
    for (const handOut of handOuts) database.table('rental_hand_outs').set(handOut.id, handOut);
    for (const checkIn of checkIns) database.table('rental_check_ins').set(checkIn.id, checkIn);
  }
}
