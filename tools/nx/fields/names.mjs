/** Longer names are of no use to anybody; what the database can hold is looked at with the table. */
const NAME_MAX = 40;
const NAME = /^[a-z][a-z0-9]*([A-Z][a-z0-9]+)*$/;

/** What every aggregate has already. */
const OF_AGGREGATES = [
  ...['id', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy', 'isActive', 'version'],
  ...['aggregateType', 'kind', 'persistedVersion', 'hasChanged', 'constructor', 'prototype'],
  ...['create', 'reconstitute', 'revise', 'delete', 'restore', 'equals', 'record', 'touch'],
  ...['momentOf', 'deactivate', 'reactivate', 'expectVersion', 'pullEvents', 'markPersisted'],
  ...['toSnapshot', 'baseSnapshot'],
];

/** What every list takes beside its filters. */
const OF_LISTS = ['skip', 'limit', 'sort', 'cursor', 'include'];

/** Words that PostgreSQL takes for a column only in quotes (appendix C of its manual: reserved). */
const OF_SQL =
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window with'.split(
    ' ',
  );

const RESERVED = new Map([
  ...OF_SQL.map((word) => [word, 'a word of SQL']),
  ...OF_LISTS.map((word) => [word, 'a parameter of every list']),
  ...OF_AGGREGATES.map((word) => [word, 'what every aggregate has']),
]);

/** The name on the wire and of the column: `leadDays` is `lead_days`. */
export function wireName(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Why a field cannot be called that; undefined when it can. */
export function refusedName(name) {
  if (!NAME.test(name)) return `"${name}" is no name of a field: it is written like leadDays.`;
  if (wireName(name).length > NAME_MAX) return `"${name}" is longer than ${NAME_MAX} characters.`;
  const owner = RESERVED.get(name) ?? RESERVED.get(wireName(name));
  return owner && `"${name}" is reserved: it is ${owner}.`;
}
