import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  requireText,
  revised,
  TimeZone,
} from '@strata/domain-kit';
import { Address, type AddressData } from '../shared/address.js';
import type { WarehouseEvents } from './warehouse-events.js';

/** The identity of a warehouse. */
export type WarehouseId = EntityId<'Warehouse'>;

/** A warehouse as stored. */
export interface WarehouseSnapshot extends AggregateSnapshot<'Warehouse'> {
  readonly code: string;
  readonly name: string;
  readonly address: Required<AddressData>;
  /** Where its days begin and end: a name of the IANA database, see `TimeZone`. */
  readonly timeZone: string;
}

/** What makes a new warehouse. */
export interface NewWarehouse {
  readonly code: string;
  readonly name: string;
  readonly address: AddressData;
  /** UTC when absent. */
  readonly timeZone?: string;
}

/** A change of a warehouse: what is absent stays; an address is replaced whole. */
export type WarehouseChange = Partial<NewWarehouse>;

/** A place where stock is kept. */
export class Warehouse extends AggregateRoot<'Warehouse', WarehouseEvents> {
  static readonly CODE_MAX_LENGTH = 32;
  static readonly NAME_MAX_LENGTH = 255;

  #code: string;
  #name: string;
  #address: Address;
  #timeZone: TimeZone;

  private constructor(snapshot: WarehouseSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#code = snapshot.code;
    this.#name = snapshot.name;
    this.#address = Address.reconstitute(snapshot.address);
    this.#timeZone = TimeZone.reconstitute(snapshot.timeZone);
  }

  /**
   * A new warehouse; records `warehouse.created`.
   * @throws DomainError `text.*`, `address.*` or `time_zone.unknown`
   */
  static create(input: NewWarehouse, context: ActionContext): Warehouse {
    const warehouse = new Warehouse(
      {
        ...AggregateRoot.newbornAggregate<'Warehouse'>(context),
        code: codeOf(input.code),
        name: nameOf(input.name),
        address: Address.of(input.address).toData(),
        timeZone: TimeZone.of(input.timeZone ?? TimeZone.DEFAULT).name,
      },
      false,
    );
    const { code, name } = warehouse;
    warehouse.record('warehouse.created', { code, name }, context);
    return warehouse;
  }

  /** A warehouse as it comes out of the store. */
  static reconstitute(snapshot: WarehouseSnapshot): Warehouse {
    return new Warehouse(snapshot, true);
  }

  get aggregateType(): string {
    return 'warehouse';
  }

  get code(): string {
    return this.#code;
  }

  get name(): string {
    return this.#name;
  }

  get address(): Address {
    return this.#address;
  }

  get timeZone(): TimeZone {
    return this.#timeZone;
  }

  /**
   * Changes what is given; records `warehouse.updated`. Nothing given, nothing happens.
   * @throws DomainError `text.*`, `address.*` or `time_zone.unknown`; then nothing changed
   */
  revise(change: WarehouseChange, context: ActionContext): void {
    const { code, name, address, timeZone } = change;
    const changed = (['code', 'name', 'address', 'timeZone'] as const).filter(
      (field) => change[field] !== undefined,
    );
    if (changed.length === 0) return;
    const next = {
      code: revised(code, this.#code, this.#code, codeOf),
      name: revised(name, this.#name, this.#name, nameOf),
      address: revised(address, this.#address, this.#address.toData(), (data) => Address.of(data)),
      timeZone: revised(timeZone, this.#timeZone, this.#timeZone.name, (zone) => TimeZone.of(zone)),
    };
    this.#code = next.code;
    this.#name = next.name;
    this.#address = next.address;
    this.#timeZone = next.timeZone;
    this.touch(context);
    this.record('warehouse.updated', { code: this.#code, name: this.#name, changed }, context);
  }

  /** Soft delete; records `warehouse.deleted`. That it is empty is seen to by the use case. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('warehouse.deleted', {}, context);
  }

  /** Takes a deletion back; records `warehouse.restored`. Of what is not deleted nothing happens. */
  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record('warehouse.restored', { code: this.#code, name: this.#name }, context);
  }

  /** The warehouse as plain data, for stores and presenters. */
  toSnapshot(): WarehouseSnapshot {
    return {
      ...this.baseSnapshot(),
      code: this.#code,
      name: this.#name,
      address: this.#address.toData(),
      timeZone: this.#timeZone.name,
    };
  }
}

function codeOf(text: string): string {
  return requireText('code', text, Warehouse.CODE_MAX_LENGTH, 'key');
}

function nameOf(text: string): string {
  return requireText('name', text, Warehouse.NAME_MAX_LENGTH);
}
