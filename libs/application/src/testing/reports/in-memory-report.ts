import type { ReportPage, ReportQuery } from '@strata/application-kit';
import type { BilledDocument, BilledDocumentType } from '@strata/domain';
import type { Money } from '@strata/domain-kit';

/** A part of what is reported in the group that it counts in. */
export interface Part<Amount extends string> {
  readonly key: string;
  readonly name: string | null;
  /** What it is a part of, which is counted once however many parts it has; null of no document. */
  readonly document: BilledDocument | null;
  readonly currency: string;
  readonly quantity: number | null;
  readonly amounts: Readonly<Record<Amount, Money>>;
}

/** Adds parts up by group and currency, and cuts the page that is asked for. */
export function reportOf<Amount extends string, Sums>(
  parts: readonly Part<Amount>[],
  { skip, limit, after }: ReportQuery<unknown>,
  toSums: (sums: SumsOf<Amount>) => Sums,
): ReportPage<Sums> {
  const byKey = grouped(parts, ({ key }) => key);
  const rest = byKey.filter(([key]) => after === undefined || key > after).slice(skip);
  const page = rest.slice(0, limit);
  return {
    groups: page.map(([key, [first, ...others]]) => ({
      key,
      name: first.name,
      sums: sumsOf([first, ...others]).map(toSums),
    })),
    total: byKey.length,
    sums: sumsOf(parts).map(toSums),
    next: rest.length > limit ? page.at(-1)![0] : null,
  };
}

type SumsOf<Amount extends string> = Readonly<Record<Amount, string>> & {
  readonly currency: string;
  readonly sales: number;
  readonly rentals: number;
  readonly quantity: number | null;
};

function sumsOf<Amount extends string>(parts: readonly Part<Amount>[]): SumsOf<Amount>[] {
  return grouped(parts, ({ currency }) => currency).map(([currency, [first, ...others]]) => {
    const total = (amount: Amount) =>
      others.reduce((sum, part) => sum.plus(part.amounts[amount]), first.amounts[amount]);
    const names = Object.keys(first.amounts) as Amount[];
    const amounts = Object.fromEntries(names.map((name) => [name, total(name).toDecimal()]));
    const pieces = [first, ...others].reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    return {
      // One for each name, which fromEntries cannot tell.
      ...(amounts as Record<Amount, string>),
      currency,
      sales: countOf('sales_transaction', [first, ...others]),
      rentals: countOf('rental_agreement', [first, ...others]),
      quantity: first.quantity === null ? null : pieces,
    };
  });
}

function countOf(type: BilledDocumentType, parts: readonly Part<string>[]): number {
  const ids = parts.flatMap(({ document }) => (document?.type === type ? [document.id] : []));
  return new Set(ids).size;
}

/** What has the same key, in the order of the keys. */
function grouped<Row>(
  rows: readonly Row[],
  toKey: (row: Row) => string,
): (readonly [key: string, rows: readonly [Row, ...Row[]]])[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(toKey(row));
    if (group) group.push(row);
    else groups.set(toKey(row), [row]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
