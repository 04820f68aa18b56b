import {
  RentalAgreement,
  type RentalAgreementId,
  type RentalAgreementRepository,
  rentalNumber,
  type RentalParty,
} from '@strata/domain';
import { onlyRow, type SqlSession, unguarded } from '@strata/infrastructure-kit';
import { appendRecords } from '../billing/money-records.js';
import {
  type RentalAgreementRow,
  toAgreementRow,
  toLineRows,
  toRecordLineRows,
} from './rental-row.js';
import {
  HAS_OPEN_RENTAL_FROM,
  HAS_OPEN_RENTAL_OF,
  HAS_OPEN_RENTAL_TO,
  INSERT_AGREEMENT,
  INSERT_CHARGES,
  INSERT_CHECK_INS,
  INSERT_HAND_OUTS,
  NEXT_NUMBER,
  SELECT_AGREEMENT,
  UPDATE_AGREEMENT,
  UPDATE_LINES,
} from './rental-sql.js';

/** Rental agreements, their lines, charges, money, hand-outs and check-ins. */
export class SqlRentalAgreementRepository implements RentalAgreementRepository {
  constructor(private readonly session: SqlSession) {}

  async nextNumber(at: Date): Promise<string> {
    const { next } = onlyRow(await this.session.read<{ next: string }>(NEXT_NUMBER));
    return rentalNumber(at, BigInt(next));
  }

  create(agreement: RentalAgreement): void {
    const snapshot = agreement.toSnapshot();
    const rows = [[toAgreementRow(snapshot)], toLineRows(snapshot)];
    this.#write(agreement, INSERT_AGREEMENT, rows);
    this.#append(agreement);
  }

  getById(id: RentalAgreementId): Promise<RentalAgreement | null> {
    return this.#get(id);
  }

  async getByIdForUpdate(id: RentalAgreementId): Promise<RentalAgreement | null> {
    // By a statement of its own: the lines of a row that was waited for are read only after the wait.
    this.session.write('SELECT 1 FROM rental_agreements WHERE id = $1 FOR UPDATE', [id]);
    return this.#get(id);
  }

  update(agreement: RentalAgreement): void {
    if (!agreement.hasChanged) return;
    const snapshot = agreement.toSnapshot();
    const row = { ...toAgreementRow(snapshot), former: agreement.persistedVersion };
    this.#write(agreement, UPDATE_AGREEMENT, [[row]]);
    this.session.write(UPDATE_LINES, [JSON.stringify(toLineRows(snapshot))]);
    this.#append(agreement);
  }

  async isOpenFor(party: RentalParty): Promise<boolean> {
    const [statement, id] =
      'customerId' in party
        ? [HAS_OPEN_RENTAL_TO, party.customerId]
        : 'warehouseId' in party
          ? [HAS_OPEN_RENTAL_FROM, party.warehouseId]
          : [HAS_OPEN_RENTAL_OF, party.itemId];
    return (await this.session.read(statement, [id])).length > 0;
  }

  /** What is new beside the present state: a statement for all records of each kind. */
  #append(agreement: RentalAgreement): void {
    const { charges, handOuts, checkIns, ...money } = agreement.pullRecords();
    // The moment of the act that they are part of.
    const { updatedAt: createdAt, updatedBy: createdBy } = agreement;
    const charged = charges.map((charge) => ({ ...charge, createdAt, createdBy }));
    this.#insert(INSERT_CHARGES, charged);
    this.#insert(INSERT_HAND_OUTS, handOuts, toRecordLineRows(handOuts, 'rentalHandOutId'));
    this.#insert(INSERT_CHECK_INS, checkIns, toRecordLineRows(checkIns, 'rentalCheckInId'));
    appendRecords(this.session, money);
  }

  async #get(id: RentalAgreementId): Promise<RentalAgreement | null> {
    const [row] = await this.session.read<RentalAgreementRow>(SELECT_AGREEMENT, [id]);
    return row ? RentalAgreement.reconstitute(row) : null;
  }

  #insert(text: string, ...values: readonly (readonly unknown[])[]): void {
    if (values[0]?.length === 0) return;
    this.session.write(
      text,
      values.map((rows) => JSON.stringify(rows)),
    );
  }

  #write(agreement: RentalAgreement, text: string, values: readonly unknown[]): void {
    const texts = values.map((value) => JSON.stringify(value));
    this.session.write(text, texts, (error) =>
      unguarded(error, agreement.aggregateType, agreement.id),
    );
    this.session.persisted(agreement);
  }
}
