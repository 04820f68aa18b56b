/**
 * What a field becomes by a change: absent stays, and so does what is given as it already is. A
 * value that was taken once stays valid, whatever rules came later.
 * @param plain the present value as the plain data it is shown as; compared field by field, to the depth
 * @param make makes the new value; throws when it breaks a rule
 */
export function revised<Value, Plain>(
  given: Plain | undefined,
  present: Value,
  plain: Plain,
  make: (given: Plain) => Value,
): Value {
  return given === undefined || isSame(given, plain) ? present : make(given);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(one[name], other[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
