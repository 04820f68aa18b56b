import { ProblemError } from './problem-error.js';

/** What a call of the client gives: data, or an error. */
interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of a call, for those who catch errors rather than look at them.
 * @throws ProblemError when the answer is an error
 */
export async function ok<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(response, error);
  // What was answered well has the data of its operation, which are undefined when it has none.
  return data as Data;
}
