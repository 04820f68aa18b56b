import { recogniseCopies } from '../copies/recognise-copies.js';
import type { ActionContext } from './action-context.js';
import { newEntityId, type EntityId } from './entity-id.js';

/** The base fields of every entity, as stored. */
export interface EntitySnapshot<Kind extends string> {
  readonly id: EntityId<Kind>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** User id, `system`, or null when unknown. */
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  /** False once deleted: a deleted entity is found by no read. */
  readonly isActive: boolean;
}

/** A thing with an identity that outlives changes of its fields. */
export abstract class Entity<Kind extends string> {
  static {
    recogniseCopies(this, 'Entity');
  }

  readonly id: EntityId<Kind>;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  #updatedAt: Date;
  #updatedBy: string | null;
  #isActive: boolean;

  protected constructor(base: EntitySnapshot<Kind>) {
    this.id = base.id;
    this.createdAt = base.createdAt;
    this.createdBy = base.createdBy;
    this.#updatedAt = base.updatedAt;
    this.#updatedBy = base.updatedBy;
    this.#isActive = base.isActive;
  }

  /** What kind of entity it is: a name that no other class has. */
  protected abstract get kind(): string;

  get updatedAt(): Date {
    return this.#updatedAt;
  }

  get updatedBy(): string | null {
    return this.#updatedBy;
  }

  get isActive(): boolean {
    return this.#isActive;
  }

  /** The base fields of an entity that comes into being now. */
  protected static newborn<Kind extends string>(context: ActionContext): EntitySnapshot<Kind> {
    return {
      id: newEntityId<Kind>(context),
      createdAt: context.at,
      updatedAt: context.at,
      createdBy: context.by,
      updatedBy: context.by,
      isActive: true,
    };
  }

  /** Two entities are the same when they are of one kind and have one id. */
  equals(other: unknown): boolean {
    return other instanceof Entity && other.kind === this.kind && other.id === this.id;
  }

  /**
   * When the action happens in the entity's own history, which never goes back: the clock of the
   * machine may have, or that of another one may be behind.
   */
  protected momentOf(context: ActionContext): Date {
    return context.at < this.#updatedAt ? this.#updatedAt : context.at;
  }

  /** Notes who changed the entity and when; every behaviour that changes something calls it. */
  protected touch(context: ActionContext): void {
    this.#updatedAt = this.momentOf(context);
    this.#updatedBy = context.by;
  }

  /** Soft delete. */
  protected deactivate(context: ActionContext): void {
    this.#isActive = false;
    this.touch(context);
  }

  /** Takes a soft delete back. */
  protected reactivate(context: ActionContext): void {
    this.#isActive = true;
    this.touch(context);
  }

  /** The base fields as they are now. */
  protected baseSnapshot(): EntitySnapshot<Kind> {
    return {
      id: this.id,
      createdAt: this.createdAt,
      updatedAt: this.#updatedAt,
      createdBy: this.createdBy,
      updatedBy: this.#updatedBy,
      isActive: this.#isActive,
    };
  }
}
