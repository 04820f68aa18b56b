import { SYSTEM_ACTOR } from '@strata/domain-kit';

/** Who asks for something costly or guarded, and from where. */
export interface Requester {
  /** As given, known or not. */
  readonly username: string;
  /** The network that the client controls; whoever speaks HTTP knows how far it reaches. */
  readonly network: string;
}

/** Whoever works on this machine: a command, or the start of the program. */
export const LOCAL_REQUESTER: Requester = { username: SYSTEM_ACTOR, network: 'local' };
