import { loadForChange, loadForRestore } from '../../commands/load-for-change.js';
import type { DeleteResource, UpdateResource, UseCase } from '../../commands/use-case.js';
import { Lamp, lampErrors, type LampChange, type LampId, type NewLamp } from './lamp.js';
import type { LampTransaction } from './lamp-store.js';

/** Makes a lamp. */
export const makeLamp: UseCase<NewLamp, Lamp, LampTransaction> = {
  execute: ({ name, lumen }, context) => {
    const lamp = Lamp.create(name, context, lumen);
    context.tx.lamps.create(lamp);
    return Promise.resolve(lamp);
  },
};

/** Changes a lamp. */
export const reviseLamp: UseCase<UpdateResource<LampId, LampChange>, Lamp, LampTransaction> = {
  execute: async (command, context) => {
    const { lamps } = context.tx;
    const lamp = await loadForChange(lamps, command, lampErrors.notFound);
    lamp.revise(command.change, context);
    lamps.update(lamp);
    return lamp;
  },
};

/** Deletes a lamp. */
export const deleteLamp: UseCase<DeleteResource<LampId>, void, LampTransaction> = {
  execute: async (command, context) => {
    const { lamps } = context.tx;
    const lamp = await loadForChange(lamps, command, lampErrors.notFound);
    lamp.delete(context);
    lamps.update(lamp);
  },
};

/** Takes the deletion of a lamp back. */
export const restoreLamp: UseCase<DeleteResource<LampId>, Lamp, LampTransaction> = {
  execute: async (command, context) => {
    const { lamps } = context.tx;
    const lamp = await loadForRestore(lamps, command, lampErrors.notFound);
    lamp.restore(context);
    lamps.update(lamp);
    return lamp;
  },
};
