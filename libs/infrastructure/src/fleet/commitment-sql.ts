import { insertRecords } from '@strata/infrastructure-kit';
import { COMMITMENT_SELECT } from './fleet-row.js';

const COMMITMENT = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  causeType: 'text',
  causeId: 'uuid',
  lineId: 'uuid',
  quantity: 'int',
  out: 'int',
  startsAt: 'timestamptz',
  endsAt: 'timestamptz',
  turnaroundMinutes: 'int',
  isReturned: 'boolean',
  createdAt: 'timestamptz',
  createdBy: 'text',
  updatedAt: 'timestamptz',
  updatedBy: 'text',
} as const;

/** A commitment that reaches into a window, by the index of periods. */
export function reachesInto(from: string, to: string): string {
  return `tstzrange(starts_at, ends_at) && tstzrange(${from}, ${to})`;
}

/** One that is out and late, so that it takes more than its period says: how much, the model says. */
export function isLate(now: string): string {
  return `"out" > 0 AND ends_at < ${now} + make_interval(mins => turnaround_minutes)`;
}

const OF_LEVELS = `SELECT ${COMMITMENT_SELECT} FROM fleet_commitments
   WHERE (item_id, warehouse_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`;

/** What is promised of levels in a window, and of one cause at any time; each by an index of its own. */
export const READ_COMMITMENTS = `
  ${OF_LEVELS} AND ${reachesInto('$3::timestamptz', '$4::timestamptz')}
   UNION ${OF_LEVELS} AND ${isLate('$5::timestamptz')}
   UNION ${OF_LEVELS} AND cause_id = $6::uuid`;

/** New ones are inserted; of others what can change is written. */
export const SAVE_COMMITMENTS = `${insertRecords('fleet_commitments', '$1', COMMITMENT)} ORDER BY id
  ON CONFLICT (id) DO UPDATE SET quantity = excluded.quantity, "out" = excluded."out",
    starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_returned = excluded.is_returned,
    updated_at = excluded.updated_at, updated_by = excluded.updated_by`;

export const DELETE_COMMITMENTS = `DELETE FROM fleet_commitments WHERE id = ANY($1::uuid[])`;
