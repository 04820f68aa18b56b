/** A row as it is read: by field of the schema. */
export type TableRow = Record<string, unknown>;

/** The column of a field of the schema. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The field of a part: `addressCity` of `address` and `city`. */
export function joined(field: string, part: string): string {
  return `${field}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

/** Values of a snapshot that have several columns, one for each of their parts. */
export class ValuesInParts {
  readonly #whole: readonly {
    readonly field: string;
    readonly parts: readonly { readonly part: string; readonly name: string }[];
  }[];
  readonly #partNames: ReadonlySet<string>;

  /** @param parts by the field that they are parts of */
  constructor(parts: Readonly<Record<string, readonly string[]>>) {
    this.#whole = Object.entries(parts).map(([field, names]) => ({
      field,
      parts: names.map((part) => ({ part, name: joined(field, part) })),
    }));
    this.#partNames = new Set(this.#whole.flatMap(({ parts }) => parts.map(({ name }) => name)));
  }

  /** A row with each of them as a whole. */
  gathered(row: TableRow): object {
    const snapshot: TableRow = {};
    for (const field of Object.keys(row)) {
      if (!this.#partNames.has(field)) snapshot[field] = row[field];
    }
    for (const { field, parts } of this.#whole) {
      // A CHECK sees to it that such a value is there as a whole or not at all.
      const isThere = parts.some(({ name }) => row[name] !== null);
      const value: TableRow = {};
      if (isThere) for (const { part, name } of parts) value[part] = row[name];
      snapshot[field] = isThere ? value : null;
    }
    return snapshot;
  }

  /** A snapshot with their parts beside them. */
  spread(snapshot: object): TableRow {
    const flat: TableRow = Object.fromEntries(Object.entries(snapshot));
    for (const { field, parts } of this.#whole) {
      const value = flat[field];
      for (const { part, name } of parts) {
        flat[name] = typeof value === 'object' && value !== null ? Reflect.get(value, part) : null;
      }
    }
    return flat;
  }
}
