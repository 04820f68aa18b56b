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
import type { CustomerEvents } from './customer-events.js';

/** The identity of a customer. */
export type CustomerId = EntityId<'Customer'>;

/** A customer as stored. */
export interface CustomerSnapshot extends AggregateSnapshot<'Customer'> {
  readonly name: string;
  readonly email: string | null;
  readonly address: Required<AddressData> | null;
}

/** What makes a new customer. */
export interface NewCustomer {
  readonly name: string;
  readonly email?: string | null;
  readonly address?: AddressData | null;
}

/** A change of contact information: what is absent stays, null clears. */
export interface CustomerContactInfo {
  readonly name?: string;
  readonly email?: string | null;
  /** Replaces the whole address. */
  readonly address?: AddressData | null;
}

/** Someone who rents or buys. */
export class Customer extends AggregateRoot<'Customer', CustomerEvents> {
  static readonly NAME_MAX_LENGTH = 255;

  #name: string;
  #email: EmailAddress | null;
  #address: Address | null;

  private constructor(snapshot: CustomerSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#name = snapshot.name;
    this.#email = snapshot.email === null ? null : EmailAddress.reconstitute(snapshot.email);
    this.#address = snapshot.address === null ? null : Address.reconstitute(snapshot.address);
  }

  /**
   * A new customer; records `customer.created`.
   * @throws DomainError `text.*`, `email.invalid` or `address.*`
   */
  static create(input: NewCustomer, context: ActionContext): Customer {
    const customer = new Customer(
      {
        ...AggregateRoot.newbornAggregate<'Customer'>(context),
        name: nameOf(input.name),
        email: emailOf(input.email || null)?.value ?? null,
        address: addressOf(input.address ?? null)?.toData() ?? null,
      },
      false,
    );
    customer.record(
      'customer.created',
      { name: customer.name, email: customer.email?.value ?? null },
      context,
    );
    return customer;
  }

  /** A customer as it comes out of the store. */
  static reconstitute(snapshot: CustomerSnapshot): Customer {
    return new Customer(snapshot, true);
  }

  get aggregateType(): string {
    return 'customer';
  }

  get name(): string {
    return this.#name;
  }

  get email(): EmailAddress | null {
    return this.#email;
  }

  get address(): Address | null {
    return this.#address;
  }

  /**
   * Changes what is given; records `customer.updated`. Nothing given, nothing happens.
   * @throws DomainError `text.*`, `email.invalid` or `address.*`; then nothing changed
   */
  updateContactInfo(change: CustomerContactInfo, context: ActionContext): void {
    const { name, email, address } = change;
    const changed = (['name', 'email', 'address'] as const).filter(
      (field) => change[field] !== undefined,
    );
    if (changed.length === 0) return;
    const next = {
      name: revised(name, this.#name, this.#name, nameOf),
      email: revised(email, this.#email, this.#email?.value ?? null, emailOf),
      address: revised(address, this.#address, this.#address?.toData() ?? null, addressOf),
    };
    this.#name = next.name;
    this.#email = next.email;
    this.#address = next.address;
    this.touch(context);
    this.record(
      'customer.updated',
      { name: this.#name, email: this.#email?.value ?? null, changed },
      context,
    );
  }

  /** Notes that the customer registered with these numbers, as `PhoneNumber` holds them; records `customer.registered`. */
  register(phoneNumbers: readonly string[], context: ActionContext): void {
    const email = this.#email?.value ?? null;
    const payload = { name: this.#name, email, phoneNumbers };
    this.record('customer.registered', payload, context);
  }

  /** Soft delete; records `customer.deleted`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('customer.deleted', {}, context);
  }

  /** Takes a deletion back; records `customer.restored`. Of what is not deleted nothing happens. */
  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record(
      'customer.restored',
      { name: this.#name, email: this.#email?.value ?? null },
      context,
    );
  }

  /** The customer as plain data, for stores and presenters. */
  toSnapshot(): CustomerSnapshot {
    return {
      ...this.baseSnapshot(),
      name: this.#name,
      email: this.#email?.value ?? null,
      address: this.#address?.toData() ?? null,
    };
  }
}

function nameOf(text: string): string {
  return requireText('name', text, Customer.NAME_MAX_LENGTH);
}

function emailOf(text: string | null): EmailAddress | null {
  return text === null ? null : EmailAddress.of(text);
}

function addressOf(data: AddressData | null): Address | null {
  return data && Address.of(data);
}
