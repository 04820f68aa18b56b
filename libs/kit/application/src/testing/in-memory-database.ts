/** Tables of immutable rows in memory; undoes a whole transaction by going back to a checkpoint. */
export class InMemoryDatabase {
  readonly #tables = new Map<string, Map<string, unknown>>();

  /** The table of that name, made on first use. Rows must never be changed in place. */
  table<Row>(name: string): Map<string, Row> {
    let table = this.#tables.get(name);
    if (!table) this.#tables.set(name, (table = new Map()));
    return table as Map<string, Row>;
  }

  /** Remembers the present rows; the function it gives brings them back. */
  checkpoint(): () => void {
    const copies = [...this.#tables].map(([name, rows]) => [name, new Map(rows)] as const);
    return () => {
      for (const table of this.#tables.values()) table.clear();
      for (const [name, rows] of copies) {
        for (const [key, row] of rows) this.table(name).set(key, row);
      }
    };
  }
}
