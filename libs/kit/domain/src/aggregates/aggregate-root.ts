import type { ActionContext } from './action-context.js';
import { type Changes, changesBetween } from './changes.js';
import type { DomainEvent, EventMap, EventOf } from './domain-event.js';
import { Entity, type EntitySnapshot } from './entity.js';
import { aggregateErrors } from '../errors/aggregate-errors.js';

/** The base fields of every aggregate, as stored. */
export interface AggregateSnapshot<Kind extends string> extends EntitySnapshot<Kind> {
  /** From 1; grows by one with every stored change. */
  readonly version: number;
}

/**
 * The root of a consistency boundary: the only object of its aggregate that the outside talks to,
 * stored and versioned as one, and the one that records what happened.
 * @typeParam Events everything that can happen to it, by name
 */
export abstract class AggregateRoot<
  Kind extends string,
  Events extends EventMap = EventMap,
> extends Entity<Kind> {
  #version: number;
  #persistedVersion: number;
  #events: DomainEvent[] = [];
  /** As it came out of the store; null where it did not. */
  readonly #loaded: AggregateSnapshot<Kind> | null;

  /**
   * @param snapshot all of its state, from which {@link changes} are told
   * @param persisted false for an aggregate that is not stored yet
   */
  protected constructor(snapshot: AggregateSnapshot<Kind>, persisted: boolean) {
    super(snapshot);
    this.#loaded = persisted ? snapshot : null;
    this.#version = snapshot.version;
    this.#persistedVersion = persisted ? snapshot.version : 0;
  }

  /** Its name in events and messages, for example `lamp`; no other class has it. */
  abstract get aggregateType(): string;

  /** The aggregate as plain data, for stores and presenters. */
  abstract toSnapshot(): object;

  /** Fields of the snapshot whose values are no part of {@link changes}. */
  protected get secretFields(): readonly string[] {
    return [];
  }

  /** What differs from what the store gave; null for what did not come out of a store. */
  changes(): Changes | null {
    return this.#loaded && changesBetween(this.#loaded, this.toSnapshot(), this.secretFields);
  }

  protected get kind(): string {
    return this.aggregateType;
  }

  /** The version this state has, or will have once stored. */
  get version(): number {
    return this.#version;
  }

  /** The version the store is expected to hold: 0 before the first write. */
  get persistedVersion(): number {
    return this.#persistedVersion;
  }

  /** Whether there is anything that the store does not hold yet. */
  get hasChanged(): boolean {
    return this.#version !== this.#persistedVersion;
  }

  /**
   * Refuses to go on when the present version is none that the caller takes.
   * @param expected the versions the caller takes; undefined when it does not care
   * @throws DomainError `aggregate.version_mismatch` (stale)
   */
  expectVersion(expected: readonly number[] | undefined): void {
    if (expected !== undefined && !expected.includes(this.#version)) {
      throw aggregateErrors.versionMismatch(expected, this.#version);
    }
  }

  /** Hands out the events recorded since the last call, and forgets them. */
  pullEvents(): readonly EventOf<Events>[] {
    const events = this.#events;
    this.#events = [];
    // `record` is the only one to add some, and takes these alone.
    return events as EventOf<Events>[];
  }

  /**
   * Called by the store once the present state is written.
   * @param version what the store holds, to take it back after a rollback
   */
  markPersisted(version = this.#version): void {
    this.#persistedVersion = version;
  }

  /** The base fields of an aggregate that comes into being now. */
  protected static newbornAggregate<Kind extends string>(
    context: ActionContext,
  ): AggregateSnapshot<Kind> {
    return { ...Entity.newborn<Kind>(context), version: 1 };
  }

  protected override touch(context: ActionContext): void {
    super.touch(context);
    // Several changes before one write are one version.
    this.#version = this.#persistedVersion + 1;
  }

  /** Records an event; call it after the change, so that it carries the new version. */
  protected record<Name extends keyof Events & string>(
    name: Name,
    payload: EventOf<Events, Name>['payload'],
    context: ActionContext,
    schemaVersion = 1,
  ): void {
    this.#events.push({
      id: context.newId(),
      name,
      schemaVersion,
      aggregateType: this.aggregateType,
      aggregateId: this.id,
      aggregateVersion: this.#version,
      occurredAt: this.momentOf(context),
      actor: context.by,
      payload,
    });
  }

  protected override baseSnapshot(): AggregateSnapshot<Kind> {
    return { ...super.baseSnapshot(), version: this.#version };
  }
}
