import type { ReconciliationCheck } from '@strata/infrastructure-kit';

/** How many pieces are owned, out and not fit for use, of whatever counts them; zeros where it has none. */
function countsOf(source: string): string {
  const counts = ['owned', 'out', 'unserviceable'].map(
    (name) => `coalesce(${source}."${name}", 0)`,
  );
  return `ARRAY[${counts.join(', ')}]::bigint[]`;
}

const PLACE = `format('fleet of item %s in warehouse %s', item_id, warehouse_id)`;

/** Replays the ledger; also finds movements without a level. */
const ledger: ReconciliationCheck = {
  name: 'ledger of the fleet',
  statement: `
    SELECT format('%s: level (owned, out, unserviceable) %s, ledger %s', ${PLACE},
                  ${countsOf('level')}, ${countsOf('ledger')}) AS line
      FROM fleet_levels AS level
      FULL JOIN (SELECT item_id, warehouse_id, sum(owned_delta) AS owned, sum(out_delta) AS "out",
                        sum(unserviceable_delta) AS unserviceable
                   FROM fleet_movements GROUP BY item_id, warehouse_id) AS ledger
        USING (item_id, warehouse_id)
     WHERE ${countsOf('level')} <> ${countsOf('ledger')} ORDER BY 1`,
};

/** The lines of a ledger count from 1 without a hole; that none is there twice, its index sees to. */
const holes: ReconciliationCheck = {
  name: 'versions of fleet levels',
  statement: `
    SELECT format('%s: level of ledger version %s, ledger of %s lines up to %s', ${PLACE},
                  coalesce(level.ledger_version, 0), coalesce(ledger.lines, 0), coalesce(ledger.last, 0)) AS line
      FROM fleet_levels AS level
      FULL JOIN (SELECT item_id, warehouse_id, count(*) AS lines, max(level_version) AS last
                   FROM fleet_movements GROUP BY item_id, warehouse_id) AS ledger
        USING (item_id, warehouse_id)
     WHERE coalesce(level.ledger_version, 0) <> coalesce(ledger.lines, 0)
        OR coalesce(level.ledger_version, 0) <> coalesce(ledger.last, 0) ORDER BY 1`,
};

/** Counts the assets of levels that are serialized; others must have none. */
const assets: ReconciliationCheck = {
  name: 'assets of the fleet',
  statement: `
    SELECT format('%s: level (owned, out, unserviceable) %s, assets %s', ${PLACE}, level.counts,
                  ${countsOf('assets')}) AS line
      FROM (SELECT item_id, warehouse_id,
                   CASE WHEN is_serialized THEN ${countsOf('fleet_levels')} ELSE '{0,0,0}' END AS counts
              FROM fleet_levels) AS level
      FULL JOIN (SELECT item_id, warehouse_id, count(*) AS owned,
                        count(*) FILTER (WHERE status = 'out') AS "out",
                        count(*) FILTER (WHERE condition = 'unserviceable') AS unserviceable
                   FROM fleet_assets WHERE is_active GROUP BY item_id, warehouse_id) AS assets
        USING (item_id, warehouse_id)
     WHERE level.counts IS DISTINCT FROM ${countsOf('assets')} ORDER BY 1`,
};

/** What left the stock for the fleet came into the fleet, and what was restocked is stock. */
const bothLedgers: ReconciliationCheck = {
  name: 'stock that became fleet, and back',
  statement: `
    SELECT format('%s by %s: stock %s, fleet %s', ${PLACE}, cause_id, coalesce(stock.delta, 0),
                  coalesce(fleet.delta, 0)) AS line
      FROM (SELECT item_id, warehouse_id, cause_id, sum(on_hand_delta) AS delta
              FROM stock_movements WHERE kind IN ('commissioned', 'decommissioned')
             GROUP BY item_id, warehouse_id, cause_id) AS stock
      FULL JOIN (SELECT item_id, warehouse_id, cause_id, sum(owned_delta) AS delta,
                        bool_or(kind = 'restocked') AS is_restocked
                   FROM fleet_movements WHERE kind IN ('commissioned', 'restocked')
                  GROUP BY item_id, warehouse_id, cause_id) AS fleet
        USING (item_id, warehouse_id, cause_id)
           -- What is commissioned from outside is in no ledger of stock.
     WHERE (stock.delta IS NOT NULL OR fleet.is_restocked)
       AND coalesce(stock.delta, 0) + coalesce(fleet.delta, 0) <> 0 ORDER BY 1`,
};

/** What was handed out to something and did not come back is out of what is promised to it, and no more. */
const out: ReconciliationCheck = {
  name: 'commitments of what is out',
  statement: `
    SELECT format('%s for %s: ledger %s, commitments %s', ${PLACE}, cause_id, coalesce(ledger."out", 0),
                  coalesce(promised."out", 0)) AS line
      FROM (SELECT item_id, warehouse_id, cause_id, sum(out_delta) AS "out"
              FROM fleet_movements WHERE out_delta <> 0 GROUP BY item_id, warehouse_id, cause_id) AS ledger
      FULL JOIN (SELECT item_id, warehouse_id, cause_id, sum("out") AS "out"
                   FROM fleet_commitments WHERE "out" > 0 GROUP BY item_id, warehouse_id, cause_id) AS promised
        USING (item_id, warehouse_id, cause_id)
     WHERE coalesce(ledger."out", 0) <> coalesce(promised."out", 0) ORDER BY 1`,
};

/** A line is of one thing and one level, whatever became of its pieces. */
const lines: ReconciliationCheck = {
  name: 'lines of commitments',
  statement: `
    SELECT format('line %s: commitments of %s causes and %s levels', line_id, count(DISTINCT cause_id),
                  count(DISTINCT (item_id, warehouse_id))) AS line
      FROM fleet_commitments GROUP BY line_id
    HAVING count(DISTINCT cause_id) > 1 OR count(DISTINCT (item_id, warehouse_id)) > 1 ORDER BY 1`,
};

/** What must hold of the fleet. */
export const FLEET_CHECKS: readonly ReconciliationCheck[] = [
  ledger,
  holes,
  assets,
  bothLedgers,
  out,
  lines,
];
