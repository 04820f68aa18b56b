import {
  AggregateRoot,
  defineErrors,
  type ActionContext,
  type AggregateSnapshot,
  type DomainEvent,
  type EventMap,
} from '@strata/domain-kit';

/** What can go wrong with lamps. */
export const lampErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'lamp.not_found',
    message: (id: string) => `There is no lamp ${id}.`,
  },
  nameTaken: {
    kind: 'conflict',
    code: 'lamp.name_taken',
    message: (name: string) => `Another lamp is called ${name}.`,
  },
});

/** A lamp as stored. */
export interface LampSnapshot extends AggregateSnapshot<'Lamp'> {
  readonly name: string;
  readonly lumen: number;
  readonly litAt: Date | null;
}

/** What a lamp is made of. */
export interface NewLamp {
  readonly name: string;
  readonly lumen?: number;
}

/** What is to be otherwise about a lamp. */
export type LampChange = Partial<NewLamp>;

/** The identity of a lamp. */
export type LampId = LampSnapshot['id'];

/** What can happen to a lamp. */
export type LampEvents = EventMap<
  | DomainEvent<'lamp.made', { readonly name: string }>
  | DomainEvent<'lamp.turned_on', Record<string, never>>
  | DomainEvent<'lamp.restored', Record<string, never>>
>;

/** The toy aggregate that this kit is tested with. */
export class Lamp extends AggregateRoot<'Lamp', LampEvents> {
  #name: string;
  #lumen: number;
  #litAt: Date | null;

  private constructor(snapshot: LampSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#name = snapshot.name;
    this.#lumen = snapshot.lumen;
    this.#litAt = snapshot.litAt;
  }

  static create(name: string, context: ActionContext, lumen = 800): Lamp {
    const base = AggregateRoot.newbornAggregate<'Lamp'>(context);
    const lamp = new Lamp({ ...base, name, lumen, litAt: null }, false);
    lamp.record('lamp.made', { name }, context);
    return lamp;
  }

  static reconstitute(snapshot: LampSnapshot): Lamp {
    return new Lamp(snapshot, true);
  }

  get aggregateType(): string {
    return 'lamp';
  }

  revise({ name = this.#name, lumen = this.#lumen }: LampChange, context: ActionContext): void {
    if (name === this.#name && lumen === this.#lumen) return;
    this.#name = name;
    this.#lumen = lumen;
    this.touch(context);
  }

  turnOn(context: ActionContext): void {
    this.#litAt = context.at;
    this.touch(context);
    this.record('lamp.turned_on', {}, context);
  }

  delete(context: ActionContext): void {
    this.deactivate(context);
  }

  restore(context: ActionContext): void {
    if (this.isActive) return;
    this.reactivate(context);
    this.record('lamp.restored', {}, context);
  }

  toSnapshot(): LampSnapshot {
    const { name, lumen, litAt } = { name: this.#name, lumen: this.#lumen, litAt: this.#litAt };
    return { ...this.baseSnapshot(), name, lumen, litAt };
  }
}
