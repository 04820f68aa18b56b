import { type ListQuery, type Page, positionOf } from '@strata/application-kit';
import type {
  FleetPlaceFilter,
  FleetPool,
  FleetPoolQuery,
  FleetShortageFilter,
  FleetShortageView,
  FleetSortKey,
} from '@strata/application';
import {
  type CommittedPieces,
  type FleetOccupation,
  type ItemId,
  occupationOf,
} from '@strata/domain';
import {
  type ListStatement,
  pageStatement,
  Parameters,
  runPrepared,
  type Statements,
} from '@strata/infrastructure-kit';
import { isLate, reachesInto } from './commitment-sql.js';

/** One commitment of an item, or none of it. */
type PoolRow = { readonly itemId: ItemId; readonly capacity: number } & (
  CommittedPieces | { readonly [Field in keyof CommittedPieces]: null }
);

const TAKEN = `
         SELECT id, quantity, "out", starts_at AS "from", ends_at AS "to",
                turnaround_minutes AS "turnaroundMinutes"
           FROM fleet_commitments WHERE item_id = items.id AND warehouse_id = $2::uuid`;

const POOLS = `
  SELECT items.id AS "itemId", coalesce(level.owned - level.unserviceable, 0) AS capacity,
         quantity, taken."out", "from", "to", "turnaroundMinutes"
    FROM items
    LEFT JOIN fleet_levels AS level ON level.item_id = items.id AND level.warehouse_id = $2::uuid
    LEFT JOIN LATERAL (${TAKEN} AND ${reachesInto('$3::timestamptz', '$4::timestamptz')}
         UNION ${TAKEN} AND ${isLate('$5::timestamptz')}) AS taken ON TRUE
   WHERE items.id = ANY ($1::uuid[]) AND items.is_active`;

/** The SQL of what takes items in a window. */
export function poolsStatement({
  itemIds,
  warehouseId,
  window,
  now,
}: FleetPoolQuery): ListStatement {
  return { text: POOLS, values: [itemIds, warehouseId, window.from, window.to, now] };
}

/** What takes items in a window: one statement, so it is all of one moment. */
export async function readPools(
  pool: Statements,
  query: FleetPoolQuery,
): Promise<readonly FleetPool[]> {
  const rows = await runPrepared<PoolRow>(pool, poolsStatement(query), query.trace);
  const pools = new Map<ItemId, FleetPool & { readonly occupations: FleetOccupation[] }>();
  for (const { itemId, capacity, ...taken } of rows) {
    const known = pools.get(itemId) ?? { itemId, capacity, occupations: [] };
    pools.set(itemId, known);
    if (taken.quantity !== null) known.occupations.push(occupationOf(taken, query.now));
  }
  return [...pools.values()];
}

/** A page has its rows, and each the total; where it has none, the total stands alone. */
type ShortageRow = { readonly total: number } & (FleetShortageView | { readonly id: null });

/**
 * The SQL of shortages: of each level how much is promised from one change to the next, and the first
 * run of them in which that is more than there is.
 */
export function shortagesStatement(
  query: ListQuery<FleetShortageFilter, FleetSortKey>,
  placeConditions: (filter: FleetPlaceFilter, parameters: Parameters) => readonly string[],
): ListStatement {
  const parameters = new Parameters();
  const now = parameters.add(query.filter.now, 'timestamptz');
  const places = placeConditions(query.filter, parameters).map((condition) => `AND ${condition}`);
  const source = {
    select: '*',
    table: 'shortages',
    sortColumns: { createdAt: { column: 'created_at', type: 'timestamptz' } },
  };
  const page = pageStatement(source, query, ['TRUE'], parameters);
  const direction = query.sort[0]?.descending ? 'DESC' : 'ASC';
  const text = `
    WITH depths AS (
           SELECT item_id, warehouse_id, at AS "from", lead(at) OVER changes AS "to",
                  sum(delta) OVER changes AS promised
             FROM (SELECT item_id, warehouse_id, quantity, greatest(starts_at, ${now}) AS starts_at,
                          CASE WHEN "out" > 0
                               THEN greatest(ends_at, ${now} + make_interval(mins => turnaround_minutes))
                               ELSE ends_at END AS ends_at
                     FROM fleet_commitments
                    WHERE (ends_at > ${now} OR "out" > 0) ${places.join(' ')}) AS taken
            CROSS JOIN LATERAL (VALUES (starts_at, quantity), (ends_at, -quantity)) AS change (at, delta)
            WHERE starts_at < ends_at
           WINDOW changes AS (PARTITION BY item_id, warehouse_id ORDER BY at)),
         short AS (
           SELECT level.id, level.created_at, item_id, warehouse_id, owned - unserviceable AS capacity,
                  promised::int, "from", "to",
                  "from" IS DISTINCT FROM lag("to") OVER runs AS begins
             FROM depths JOIN fleet_levels AS level USING (item_id, warehouse_id)
            WHERE promised > owned - unserviceable AND "from" < "to"
           WINDOW runs AS (PARTITION BY item_id, warehouse_id ORDER BY "from")),
         numbered AS (
           SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY id ORDER BY "from") AS run FROM short),
         shortages AS (
           SELECT id, created_at, item_id, warehouse_id, capacity, max(promised) AS promised,
                  min("from") AS "from", max("to") AS "to"
             FROM numbered WHERE run = 1 GROUP BY id, created_at, item_id, warehouse_id, capacity)
    SELECT total, id, created_at AS "createdAt", item_id AS "itemId", warehouse_id AS "warehouseId",
           capacity, promised, promised - capacity AS missing, "from", "to"
      FROM (SELECT count(*)::int AS total FROM shortages) AS counted
      LEFT JOIN (${page.text}) AS page ON TRUE
     ORDER BY created_at ${direction}, id ${direction}`;
  return { text, values: parameters.values };
}

/** The levels of which more is promised than there is, from now on: one statement, the total with it. */
export async function readShortages(
  pool: Statements,
  query: ListQuery<FleetShortageFilter, FleetSortKey>,
  placeConditions: (filter: FleetPlaceFilter, parameters: Parameters) => readonly string[],
): Promise<Page<FleetShortageView>> {
  const statement = shortagesStatement(query, placeConditions);
  const rows = await runPrepared<ShortageRow>(pool, statement, query.trace);
  const found = rows.flatMap(({ total: _total, ...row }) => (row.id === null ? [] : [row]));
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    total: rows[0]?.total ?? 0,
    next: last && found.length > items.length ? positionOf(last, query.sort) : null,
  };
}
