/** Makes one repository of a transaction, when it is first asked for. */
type Maker<Session> = (session: Session, tx: never) => unknown;

/** What a list of makers makes: the slices of a transaction. */
export type TransactionOf<Makers> = {
  readonly [Name in keyof Makers]: Makers[Name] extends (...args: never[]) => infer Made
    ? Made
    : never;
};

/**
 * Turns the makers of a transaction's repositories into what opens one. Each repository is made once a
 * transaction, when it is first asked for.
 */
export function transactionOf<Session, const Makers extends Record<string, Maker<Session>>>(
  makers: Makers,
): (session: Session) => TransactionOf<Makers> {
  class Slices {
    constructor(readonly session: Session) {}
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Slices.prototype, name, {
      get(this: Slices) {
        // It may look at the others, whose types its own declaration knows.
        const value = make(this.session, this as never);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  // Its other properties were just defined.
  return (session) => new Slices(session) as Slices & TransactionOf<Makers>;
}
