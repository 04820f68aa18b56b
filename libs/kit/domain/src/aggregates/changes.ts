/** What a field held before a change, and what it holds now; neither where nobody is to know. */
export interface FieldChange {
  readonly from?: unknown;
  readonly to?: unknown;
}

/**
 * What differs between two states, by field. A part of a list that has an `id` is looked into:
 * `items.<id>.quantity`. Values are as snapshots hold them.
 */
export type Changes = Readonly<Record<string, FieldChange>>;

type Fields = Readonly<Record<string, unknown>>;

/** Of each state another one, whatever else is changed. */
const OF_EVERY_VERSION = new Set(['updatedAt', 'updatedBy', 'version']);

/**
 * What differs between two snapshots of one aggregate.
 * @param secrets fields whose values are left out
 */
export function changesBetween(
  before: object,
  after: object,
  secrets: readonly string[] = [],
): Changes {
  const changes: Record<string, FieldChange> = {};
  // Snapshots are plain data.
  compare(before as Fields, after as Fields, '', changes);
  for (const field of secrets) if (changes[field]) changes[field] = {};
  return changes;
}

function compare(
  before: Fields,
  after: Fields,
  path: string,
  changes: Record<string, FieldChange>,
): void {
  for (const field in after) {
    if (path === '' && OF_EVERY_VERSION.has(field)) continue;
    const [from, to] = [before[field], after[field]];
    if (from === to) continue;
    const parts = partsOf(to);
    const former = parts && partsOf(from);
    if (former) compareParts(former, parts, `${path}${field}.`, changes);
    else if (!isEqual(from, to)) changes[path + field] = { from, to };
  }
}

function compareParts(
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
  path: string,
  changes: Record<string, FieldChange>,
): void {
  for (const [id, part] of after) {
    const former = before.get(id);
    if (former) compare(former, part, `${path}${id}.`, changes);
    else changes[path + id] = { from: null, to: part };
  }
  for (const [id, part] of before) {
    if (!after.has(id)) changes[path + id] = { from: part, to: null };
  }
}

/** By id, if it is a list of what has one. */
function partsOf(value: unknown): ReadonlyMap<string, Fields> | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts = new Map<string, Fields>();
  // A list in plain data holds values or plain objects; a value has no id.
  for (const part of value as readonly Partial<Fields>[]) {
    if (typeof part['id'] !== 'string') return undefined;
    parts.set(part['id'], part);
  }
  return parts;
}

/** Values of snapshots are plain: what reads the same is the same. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
