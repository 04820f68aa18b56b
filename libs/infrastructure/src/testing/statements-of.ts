import pg from 'pg';

/** What a piece of work sends. */
export interface StatementCost {
  /** BEGIN and COMMIT included. */
  readonly statements: number;
  /** Times that it waits for an answer before it sends more. */
  readonly roundTrips: number;
}

/** How many statements a piece of work sends, on whatever connections; nothing else may be sent meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  return (await costOf(work)).statements;
}

/** As {@link statementsOf}, and in how many round trips, which say nothing when it uses several connections. */
export async function costOf(work: () => Promise<unknown>): Promise<StatementCost> {
  const { prototype } = pg.Client as unknown as {
    prototype: { query: (...args: unknown[]) => Promise<unknown> };
  };
  const { query } = prototype;
  const cost = { statements: 0, roundTrips: 0 };
  let unanswered = 0;
  prototype.query = function (...args) {
    cost.statements += 1;
    // What is sent while nothing is under way waits for an answer of its own.
    if (unanswered === 0) cost.roundTrips += 1;
    unanswered += 1;
    const answer = query.apply(this, args);
    const answered = () => (unanswered -= 1);
    answer.then(answered, answered);
    return answer;
  };
  try {
    await work();
    return cost;
  } finally {
    prototype.query = query;
  }
}
