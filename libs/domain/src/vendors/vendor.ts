import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  EmailAddress,
  type EntityId,
  requireText,
  revised,
} from '@strata/domain-kit';
import { Address, type AddressData } from '../shared/address.js';
import { PaymentTerms, type PaymentTermsName } from '../shared/payment-terms.js';
import type { VendorField, VendorEvents } from './vendor-events.js';

/** The identity of a vendor. */
export type VendorId = EntityId<'Vendor'>;

/** A vendor as stored. */
export interface VendorSnapshot extends AggregateSnapshot<'Vendor'> {
  readonly name: string;
  readonly email: string | null;
  readonly address: Required<AddressData> | null;
  readonly paymentTerms: PaymentTermsName;
}

/** What makes a new vendor. */
export interface NewVendor {
  readonly name: string;
  readonly email?: string | null;
  readonly address?: AddressData | null;
  /** {@link Vendor.DEFAULT_PAYMENT_TERMS} when absent. */
  readonly paymentTerms?: string;
}

/** A change of a vendor: what is absent stays, null clears. */
export type VendorChange = Partial<NewVendor>;

/** Someone who supplies items. */
export class Vendor extends AggregateRoot<'Vendor', VendorEvents> {
  static readonly NAME_MAX_LENGTH = 255;
  static readonly DEFAULT_PAYMENT_TERMS: PaymentTermsName = 'net_30';

  #name: string;
  #email: EmailAddress | null;
  #address: Address | null;
  #paymentTerms: PaymentTerms;

  private constructor(snapshot: VendorSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#name = snapshot.name;
    this.#email = snapshot.email === null ? null : EmailAddress.reconstitute(snapshot.email);
    this.#address = snapshot.address === null ? null : Address.reconstitute(snapshot.address);
    this.#paymentTerms = PaymentTerms.of(snapshot.paymentTerms);
  }

  /**
   * A new vendor; records `vendor.created`.
   * @throws DomainError `text.*`, `email.invalid`, `address.*`, `payment_terms.invalid`
   */
  static create(input: NewVendor, context: ActionContext): Vendor {
    const terms = PaymentTerms.of(input.paymentTerms ?? Vendor.DEFAULT_PAYMENT_TERMS);
    const vendor = new Vendor(
      {
        ...AggregateRoot.newbornAggregate<'Vendor'>(context),
        name: nameOf(input.name),
        email: emailOf(input.email || null)?.value ?? null,
        address: addressOf(input.address ?? null)?.toData() ?? null,
        paymentTerms: terms.name,
      },
      false,
    );
    vendor.record('vendor.created', vendor.#facts(), context);
    return vendor;
  }

  /** A vendor as it comes out of the store. */
  static reconstitute(snapshot: VendorSnapshot): Vendor {
    return new Vendor(snapshot, true);
  }

  get aggregateType(): string {
    return 'vendor';
  }

  get name(): string {
    return this.#name;
  }

  get email(): EmailAddress | null {
    return this.#email;
  }

  get paymentTerms(): PaymentTerms {
    return this.#paymentTerms;
  }

  /**
   * Changes what is given; records `vendor.updated`. Nothing given, nothing happens.
   * @throws DomainError as {@link Vendor.create}; then nothing changed
   */
  revise(change: VendorChange, context: ActionContext): void {
    const { name, email, address, paymentTerms } = change;
    const changed: readonly VendorField[] = (
      ['name', 'email', 'address', 'paymentTerms'] as const
    ).filter((field) => change[field] !== undefined);
    if (changed.length === 0) return;
    const next = {
      name: revised(name, this.#name, this.#name, nameOf),
      email: revised(email, this.#email, this.#email?.value ?? null, emailOf),
      address: revised(address, this.#address, this.#address?.toData() ?? null, addressOf),
      paymentTerms: paymentTerms === undefined ? this.#paymentTerms : PaymentTerms.of(paymentTerms),
    };
    this.#name = next.name;
    this.#email = next.email;
    this.#address = next.address;
    this.#paymentTerms = next.paymentTerms;
    this.touch(context);
    this.record('vendor.updated', { ...this.#facts(), changed }, context);
  }

  /** Soft delete; records `vendor.deleted`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('vendor.deleted', {}, context);
  }

  /** Takes a deletion back; records `vendor.restored`. Of what is not deleted nothing happens. */
  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record('vendor.restored', this.#facts(), context);
  }

  /** The vendor as plain data, for stores and presenters. */
  toSnapshot(): VendorSnapshot {
    return {
      ...this.baseSnapshot(),
      ...this.#facts(),
      address: this.#address?.toData() ?? null,
    };
  }

  #facts() {
    const email = this.#email?.value ?? null;
    return { name: this.#name, email, paymentTerms: this.#paymentTerms.name };
  }
}

function nameOf(text: string): string {
  return requireText('name', text, Vendor.NAME_MAX_LENGTH);
}

function emailOf(text: string | null): EmailAddress | null {
  return text === null ? null : EmailAddress.of(text);
}

function addressOf(data: AddressData | null): Address | null {
  return data && Address.of(data);
}
