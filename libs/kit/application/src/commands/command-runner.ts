import {
  STORED_RESPONSE_HOURS,
  type IdempotencyKey,
  type ResponseFormat,
  type StoredResponses,
} from './stored-response.js';
import { applicationErrors } from './application-errors.js';
import type { Clock } from '../ports/clock.js';
import type { IdGenerator } from '../ports/id-generator.js';
import { inSpan, type Span } from '../ports/tracing.js';
import type { UnitOfWork } from './unit-of-work.js';
import { commandContext, type CommandContext, type UseCase } from './use-case.js';

/** Who gives a command, under which Idempotency-Key if any, and as a part of what. */
export interface CommandOrigin {
  /** User id, or `system`. */
  readonly by: string;
  readonly idempotency: IdempotencyKey | undefined;
  /** undefined when its course is not recorded. */
  readonly trace: Span | undefined;
}

/** What the runner itself works with in a transaction. */
export interface CommandRepositories {
  readonly responses: StoredResponses;
}

const HOUR_IN_MILLISECONDS = 3_600_000;

/** Runs each command in a unit of work of its own; the only place that opens one for a command. */
export class CommandRunner<Tx extends CommandRepositories> {
  constructor(
    private readonly unitOfWork: UnitOfWork<Tx>,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** Runs the use case and gives its result. */
  run<Command, Result>(
    useCase: UseCase<Command, Result, Tx>,
    command: Command,
    by: string,
    trace?: Span,
  ): Promise<Result> {
    return inSpan(trace, nameOf(useCase), (part) =>
      this.unitOfWork.run(
        (tx) => useCase.execute(command, this.#contextOf(tx, by)),
        targetOf(useCase, command),
        part,
      ),
    );
  }

  /**
   * Runs the use case and presents its result inside the transaction, so that effect and stored
   * response are one. A repetition under the same key gets the first response and has no effect.
   * @throws DomainError `idempotency_key.in_flight` (busy), `idempotency_key.reused` (invalid), and
   * whatever the use case throws; then nothing is stored and the key may be tried again
   */
  respond<Command, Result, Response>(
    useCase: UseCase<Command, Result, Tx>,
    command: Command,
    origin: CommandOrigin,
    format: ResponseFormat<Result, Response>,
  ): Promise<Response> {
    return inSpan(origin.trace, nameOf(useCase), (part) =>
      this.unitOfWork.run(
        async (tx) => {
          const context = this.#contextOf(tx, origin.by);
          const perform = async () => format.present(await useCase.execute(command, context));
          if (!origin.idempotency) return perform();
          return this.#once(origin.idempotency, context, format, perform);
        },
        targetOf(useCase, command),
        part,
      ),
    );
  }

  async #once<Response>(
    { key, fingerprint }: IdempotencyKey,
    { tx, by, at }: CommandContext<Tx>,
    format: Pick<ResponseFormat<never, Response>, 'keep' | 'restore'>,
    perform: () => Promise<Response>,
  ): Promise<Response> {
    const since = new Date(at.getTime() - STORED_RESPONSE_HOURS * HOUR_IN_MILLISECONDS);
    const [isOurs, stored] = await Promise.all([
      tx.responses.claim(by, key),
      tx.responses.find(by, key, since),
    ]);
    if (!isOurs) throw applicationErrors.commandInFlight();
    if (stored) {
      if (stored.fingerprint !== fingerprint) throw applicationErrors.keyReused();
      return format.restore(stored.response);
    }
    const response = await perform();
    tx.responses.store(by, key, { fingerprint, response: format.keep(response) }, at);
    return response;
  }

  #contextOf(tx: Tx, by: string): CommandContext<Tx> {
    return commandContext(tx, by, this.clock, this.ids);
  }
}

/** As its class is called. */
function nameOf(useCase: UseCase<never, unknown, never>): string {
  return useCase.constructor === Object ? 'use case' : useCase.constructor.name;
}

/** What a command waits for; most change one thing and name it by its id. */
function targetOf<Command>(
  useCase: UseCase<Command, unknown, never>,
  command: Command,
): string | undefined {
  if (useCase.target) return useCase.target(command);
  if (typeof command !== 'object' || command === null || !('id' in command)) return undefined;
  return typeof command.id === 'string' ? command.id : undefined;
}
