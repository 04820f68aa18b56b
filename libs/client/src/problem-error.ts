import type { components, operations } from './generated/schema.js';

/** An error as the server describes it (RFC 9457). */
export type Problem = components['schemas']['Problem'];

type ProblemOf<Answer> = Answer extends { content: { 'application/problem+json': infer P } }
  ? P
  : never;
type AnswersOf<Operation> = Operation extends { responses: infer Answers }
  ? Answers[keyof Answers]
  : never;

/** Every code that the document names. */
export type ProblemCode = Extract<
  ProblemOf<AnswersOf<operations[keyof operations]>>,
  { code: string }
>['code'];

/** The answer to a request was an error. */
export class ProblemError<Code extends string = ProblemCode> extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** What happened, for programs; undefined when the answer is not the server's own but, say, a proxy's. */
  readonly code: Code | undefined;
  /** Everything that the server says of it; undefined like the code. */
  readonly problem: (Problem & { readonly code: Code }) | undefined;

  /**
   * @param response the answer, whose body has been read
   * @param body what was in it
   */
  constructor(
    readonly response: Response,
    body: unknown,
  ) {
    const problem = isProblem<Code>(body) ? body : undefined;
    super(problem?.detail ?? `${response.status} ${response.statusText}`.trim());
    this.status = response.status;
    this.problem = problem;
    this.code = problem?.code;
  }

  /** Whether it has this code, which narrows `code` and `problem`. */
  is<One extends Code>(code: One): this is ProblemError<One> & { readonly problem: Problem } {
    // The type of `this` cannot be narrowed before it is compared.
    return (this.code as string | undefined) === code;
  }
}

/** Whether something that was thrown is an error that the server has answered, with this code if one is given. */
export function isProblemError<Code extends ProblemCode>(
  thrown: unknown,
  code?: Code,
): thrown is ProblemError<Code> {
  return thrown instanceof ProblemError && (code === undefined || thrown.code === code);
}

function isProblem<Code extends string>(body: unknown): body is Problem & { readonly code: Code } {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
