import { columnOf } from './table-columns.js';

/** Fields of records that come as one parameter of JSON, and their SQL types. */
export type RecordTypes = Readonly<Record<string, string>>;

/** The base fields of every aggregate. */
export const BASE_TYPES = {
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  createdBy: 'text',
  updatedBy: 'text',
  isActive: 'boolean',
  version: 'int',
} as const;

/** The records of a parameter, an array of JSON, as something to select from. */
export function recordset(parameter: string, alias: string, types: RecordTypes): string {
  const columns = Object.entries(types).map(([field, type]) => `"${field}" ${type}`);
  return `jsonb_to_recordset(${parameter}::jsonb) AS ${alias} (${columns.join(', ')})`;
}

/** Inserts the records of a parameter: one text, however many there are. */
export function insertRecords(table: string, parameter: string, types: RecordTypes): string {
  const fields = Object.keys(types);
  return `INSERT INTO ${table} (${fields.map(columnOf).join(', ')})
    SELECT ${fields.map((field) => `"${field}"`).join(', ')} FROM ${recordset(parameter, 'record', types)}`;
}

/** `column = next."field"` for each. */
export function changesFrom(alias: string, types: RecordTypes): string {
  return Object.keys(types)
    .map((field) => `${columnOf(field)} = ${alias}."${field}"`)
    .join(', ');
}

/** The select list of the base fields. */
export const BASE_SELECT = `created_at AS "createdAt", updated_at AS "updatedAt",
  created_by AS "createdBy", updated_by AS "updatedBy", is_active AS "isActive", version`;
