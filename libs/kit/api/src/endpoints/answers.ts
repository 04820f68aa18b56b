import type {
  CommandOrigin,
  CommandRepositories,
  CommandRunner,
  ResponseFormat,
  UseCase,
} from '@strata/application-kit';
import type { WholeList } from '../lists/whole-list.js';

/** What goes over the wire when all goes well. */
export interface Answer {
  readonly status: number;
  /** The body, byte for byte; null for none. */
  readonly body: string | null;
  /** Where the new resource is, below the base path. */
  readonly location: string | null;
  /** The version tag of what the body shows. */
  readonly etag: string | null;
  /** Whether an earlier answer of that version may have said something else: no If-None-Match spares it. */
  readonly volatile?: boolean;
  /** What is read while it is sent, instead of a body. */
  readonly whole?: WholeList;
}

/** Makes what is kept unreadable for whoever looks at the store, and readable again. */
export interface Seal {
  seal(text: string): string;
  open(sealed: string): string;
}

/** How answers are kept for repetitions: all but the body is the head. */
function kept(seal?: Seal): Pick<ResponseFormat<never, Answer>, 'keep' | 'restore'> {
  return {
    keep: ({ body, ...head }) => ({
      head: JSON.stringify(head),
      body: body !== null && seal ? seal.seal(body) : body,
    }),
    restore: ({ head, body }) => ({
      ...JSON.parse(head),
      body: body !== null && seal ? seal.open(body) : body,
    }),
  };
}

/**
 * Runs the command and answers with its result; a repetition under the same Idempotency-Key gets the
 * first answer.
 * @param seal for an answer with a secret in it, which is kept too
 * @throws DomainError as `CommandRunner.respond`
 */
export function answerTo<Command, Result, Tx extends CommandRepositories>(
  commands: CommandRunner<Tx>,
  useCase: UseCase<Command, Result, NoInfer<Tx>>,
  command: Command,
  origin: CommandOrigin,
  present: (result: Result) => Answer,
  seal?: Seal,
): Promise<Answer> {
  return commands.respond(useCase, command, origin, { present, ...kept(seal) });
}

/** The strong entity tag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** 200 with a body, and the version of what it shows if it has one. */
export function ok(body: unknown, version?: number): Answer {
  return {
    status: 200,
    body: JSON.stringify(body),
    location: null,
    etag: version === undefined ? null : etagOf(version),
  };
}

/** 200 with a body that is JSON already. */
export function okJson(body: string): Answer {
  return { status: 200, body, location: null, etag: null };
}

/** 200 with a whole list, which is read when it is sent. */
export function okWhole(whole: WholeList): Answer {
  return { status: 200, body: null, location: null, etag: null, whole };
}

/** 201 with the new resource and where it is, below the base path. */
export function created(
  body: unknown,
  { location, version }: { readonly location: string; readonly version?: number },
): Answer {
  const etag = version === undefined ? null : etagOf(version);
  return { status: 201, body: JSON.stringify(body), location, etag };
}

/** 204. */
export const NO_CONTENT: Answer = { status: 204, body: null, location: null, etag: null };
