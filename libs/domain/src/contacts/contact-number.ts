import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  optionalText,
  PhoneNumber,
  revised,
} from '@strata/domain-kit';
import type { ContactNumberEvents } from './contact-events.js';
import type { ContactOwner, ContactOwnerType } from './contact-owner.js';

/** The identity of a contact number. */
export type ContactNumberId = EntityId<'ContactNumber'>;

/** A contact number as stored. */
export interface ContactNumberSnapshot extends AggregateSnapshot<'ContactNumber'>, ContactOwner {
  /** As {@link PhoneNumber} holds it. */
  readonly phoneNumber: string;
  readonly label: string | null;
  readonly isPrimary: boolean;
}

/** What makes a new contact number. */
export interface NewContactNumber extends ContactOwner {
  readonly phoneNumber: string;
  readonly label?: string | null;
  readonly isPrimary?: boolean;
}

/** A change of a contact number: what is absent stays, null clears. It never changes its owner. */
export interface ContactNumberChange {
  readonly phoneNumber?: string;
  readonly label?: string | null;
  readonly isPrimary?: boolean;
}

/** A phone number of a customer, vendor or warehouse. */
export class ContactNumber extends AggregateRoot<'ContactNumber', ContactNumberEvents> {
  static readonly LABEL_MAX_LENGTH = 50;

  readonly entityType: ContactOwnerType;
  readonly entityId: string;
  #phoneNumber: PhoneNumber;
  #label: string | null;
  #isPrimary: boolean;

  private constructor(snapshot: ContactNumberSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.entityType = snapshot.entityType;
    this.entityId = snapshot.entityId;
    this.#phoneNumber = PhoneNumber.reconstitute(snapshot.phoneNumber);
    this.#label = snapshot.label;
    this.#isPrimary = snapshot.isPrimary;
  }

  /**
   * A new number; records `contact_number.added`. That its owner exists and has no other primary
   * number is for the use case to see to.
   * @throws DomainError `phone_number.invalid`, `text.*`
   */
  static create(input: NewContactNumber, context: ActionContext): ContactNumber {
    const number = new ContactNumber(
      {
        ...AggregateRoot.newbornAggregate<'ContactNumber'>(context),
        entityType: input.entityType,
        entityId: input.entityId,
        phoneNumber: PhoneNumber.of(input.phoneNumber).value,
        label: labelOf(input.label ?? null),
        isPrimary: input.isPrimary ?? false,
      },
      false,
    );
    number.record('contact_number.added', number.#facts(), context);
    return number;
  }

  /** A number as it comes out of the store. */
  static reconstitute(snapshot: ContactNumberSnapshot): ContactNumber {
    return new ContactNumber(snapshot, true);
  }

  get aggregateType(): string {
    return 'contact_number';
  }

  get owner(): ContactOwner {
    return { entityType: this.entityType, entityId: this.entityId };
  }

  get phoneNumber(): PhoneNumber {
    return this.#phoneNumber;
  }

  get isPrimary(): boolean {
    return this.#isPrimary;
  }

  /**
   * Changes what is given; records `contact_number.changed`. Nothing given, nothing happens.
   * @throws DomainError `phone_number.invalid`, `text.*`; then nothing changed
   */
  revise(change: ContactNumberChange, context: ActionContext): void {
    const { phoneNumber, label, isPrimary } = change;
    if (phoneNumber === undefined && label === undefined && isPrimary === undefined) return;
    const nextNumber = revised(phoneNumber, this.#phoneNumber, this.#phoneNumber.value, (text) =>
      PhoneNumber.of(text),
    );
    this.#label = revised(label, this.#label, this.#label, labelOf);
    this.#phoneNumber = nextNumber;
    this.#isPrimary = isPrimary ?? this.#isPrimary;
    this.touch(context);
    this.record('contact_number.changed', this.#facts(), context);
  }

  /** Soft delete; records `contact_number.removed`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('contact_number.removed', this.#facts(), context);
  }

  /** Takes a deletion back, with that of its owner; records `contact_number.restored`. Of what is not deleted nothing happens. */
  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record('contact_number.restored', this.#facts(), context);
  }

  /** The number as plain data, for stores and presenters. */
  toSnapshot(): ContactNumberSnapshot {
    return { ...this.baseSnapshot(), ...this.#facts(), label: this.#label };
  }

  #facts() {
    const { entityType, entityId } = this;
    return {
      entityType,
      entityId,
      phoneNumber: this.#phoneNumber.value,
      isPrimary: this.#isPrimary,
    };
  }
}

function labelOf(text: string | null): string | null {
  return optionalText('label', text, ContactNumber.LABEL_MAX_LENGTH);
}
