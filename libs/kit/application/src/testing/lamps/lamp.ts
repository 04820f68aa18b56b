import {
  AggregateRoot,
  type ActionContext,
  type AggregateSnapshot,
  type EntityId,
} from '@strata/domain-kit';

/** A lamp as stored. */
export interface LampSnapshot extends AggregateSnapshot<'Lamp'> {
  readonly name: string;
}

/** The toy aggregate that this kit is tested with. */
export class Lamp extends AggregateRoot<'Lamp'> {
  private constructor(
    base: AggregateSnapshot<'Lamp'>,
    readonly name: string,
    persisted: boolean,
  ) {
    super(base, persisted);
  }

  static create(name: string, context: ActionContext): Lamp {
    const lamp = new Lamp(AggregateRoot.newbornAggregate<'Lamp'>(context), name, false);
    lamp.record('lamp.made', { name }, context);
    return lamp;
  }

  static reconstitute(snapshot: LampSnapshot): Lamp {
    return new Lamp(snapshot, snapshot.name, true);
  }

  get aggregateType(): string {
    return 'lamp';
  }

  turnOn(context: ActionContext): void {
    this.touch(context);
    this.record('lamp.turned_on', {}, context);
  }

  toSnapshot(): LampSnapshot {
    return { ...this.baseSnapshot(), name: this.name };
  }
}

/** The identity of a lamp. */
export type LampId = EntityId<'Lamp'>;
