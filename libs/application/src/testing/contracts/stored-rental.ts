import {
  type Customer,
  type Item,
  type Warehouse,
  type AssetId,
  type NewRentalAgreement,
  type PaymentMethod,
  RentalAgreement,
  type RentalAgreementId,
} from '@strata/domain';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const lighthouse = { street: '1 Quay', city: 'Cork', zipCode: 'T12', country: 'IRL' };

/** A day of the month in which agreements are, in the morning. */
export const day = (date: number) => new Date(Date.UTC(2026, 1, date, 9, 30));

/** An agreement that is stored, and what it is about. */
export interface StoredRental {
  readonly scene: Scene;
  readonly customer: Customer;
  readonly warehouse: Warehouse;
  readonly drill: Item;
  readonly agreement: RentalAgreement;
}

/** Makes agreements in a store, and does something with them. */
export function rentalsIn(store: () => StoreUnderTest) {
  /** Five pieces of one item and two of another, from the tenth to the twelfth, in a depot in New York. */
  async function stored(change: Partial<NewRentalAgreement> = {}): Promise<StoredRental> {
    const scene = new Scene(store());
    const [customer, warehouse] = [
      await scene.customer({ address: lighthouse }),
      await scene.warehouse({ timeZone: 'America/New_York' }),
    ];
    const [drill, saw] = [await scene.item(), await scene.item()];
    const terms = {
      deposit: '30',
      lateFee: { unit: 'day', price: '7.5' },
      replacementValue: '900',
      turnaroundMinutes: 60,
    } as const;
    const items = [
      { item: drill, quantity: 5, plan: await scene.ratePlan(drill, terms) },
      { item: saw, quantity: 2, plan: await scene.ratePlan(saw), charge: '399.99' },
    ];
    const period = { startsAt: day(10), endsAt: day(12) };
    const wanted = { customer, warehouse, ...period, items, mayChargeLess: true };
    const agreement = await store().unitOfWork.run(async (tx) => {
      const { context } = scene;
      const draft = RentalAgreement.draft(
        { ...wanted, paymentTerms: 'net_30', ...change },
        context,
      );
      const made = draft.numbered(await tx.rentalAgreements.nextNumber(context.at));
      tx.rentalAgreements.create(made);
      return made;
    });
    return { scene, customer, warehouse, drill, agreement };
  }
  const load = (id: RentalAgreementId) =>
    store().unitOfWork.run(async (tx) => (await tx.rentalAgreements.getById(id))?.toSnapshot());
  const queries = () => store().queries.rentalAgreements;
  const later = ({ scene: { context } }: StoredRental, at = day(20)) => ({ ...context, at });
  const change = (of: StoredRental, act: (loaded: RentalAgreement) => void) =>
    store().unitOfWork.run(async (tx) => {
      const loaded = (await tx.rentalAgreements.getByIdForUpdate(of.agreement.id))!;
      act(loaded);
      tx.rentalAgreements.update(loaded);
      return loaded;
    });
  const pieces = (
    of: StoredRental,
    quantity: number,
    assetIds: readonly AssetId[] = [],
    line = 0,
  ) => ({
    rentalLineId: of.agreement.lines[line]!.id,
    quantity,
    assetIds,
  });
  const money = (amount: string, method: PaymentMethod = 'card') => ({
    amount,
    method,
    reference: 'A-1',
  });
  const documentOf = ({ agreement: { id } }: StoredRental) =>
    ({ type: 'rental_agreement', id }) as const;
  return { stored, load, queries, later, change, pieces, money, documentOf };
}
