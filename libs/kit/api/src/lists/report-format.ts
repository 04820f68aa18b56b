import type { ReportPage, ReportQuery } from '@strata/application-kit';
import Joi, { type ObjectSchema, type SchemaMap } from 'joi';
import { pageSchema } from '../resources/page-schema.js';
import type { CursorCodec } from './cursor-codec.js';
import { cursorExcludesSkip, PAGE_PARAMETERS, type PageResponse } from './list-parameters.js';

/** The parameters that every report takes beside its own. */
export interface ReportParameters {
  /** 0 when absent. */
  readonly skip?: number;
  readonly limit: number;
  readonly cursor?: string;
}

/** Reads the parameters of one kind of report, and writes its pages. */
export class ReportFormat<Own extends object> {
  /** The schema of the query string. */
  readonly schema: ObjectSchema<Own & ReportParameters>;

  /** @param own the schemas of its own parameters */
  constructor(
    private readonly name: string,
    own: SchemaMap,
  ) {
    this.schema = cursorExcludesSkip(
      Joi.object<Own & ReportParameters>({ ...own, ...PAGE_PARAMETERS }),
    );
  }

  /** @throws HttpError 422 for a cursor of another report, or of the same with other parameters */
  toQuery<Filter>(
    parameters: Own & ReportParameters,
    filter: Filter,
    codec: CursorCodec,
  ): ReportQuery<Filter> {
    const { skip = 0, limit, cursor } = parameters;
    const after =
      cursor === undefined ? undefined : codec.decode(cursor, this.#bindingOf(parameters)).id;
    return { filter, skip, limit, after };
  }

  /** The page, its sums first. */
  toPage<Sums, Shown, Item>(
    { groups, total, sums, next }: ReportPage<Sums>,
    parameters: Own & ReportParameters,
    codec: CursorCodec,
    present: {
      group(group: { key: string; name: string | null; sums: readonly Shown[] }): Item;
      sums(sums: Sums): Shown;
    },
  ): PageResponse<Item> & { readonly sums: readonly Shown[] } {
    const { skip = 0, limit } = parameters;
    return {
      sums: sums.map((each) => present.sums(each)),
      items: groups.map((group) =>
        present.group({ ...group, sums: group.sums.map((each) => present.sums(each)) }),
      ),
      total,
      skip,
      limit,
      next_cursor: next && codec.encode({ id: next, values: [] }, this.#bindingOf(parameters)),
    };
  }

  /** What a cursor is bound to: this report and its parameters. */
  #bindingOf(parameters: Own & ReportParameters): string {
    const { skip: _skip, limit: _limit, cursor: _cursor, ...own } = parameters;
    return JSON.stringify([this.name, Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1))]);
  }
}

/**
 * A page of groups with their sums, and the sums over all pages, one for each currency.
 * @param sums the schema of the sums
 * @param group the fields of a group beside its sums
 * @param more the fields of the page beside those of every report
 */
export function reportSchema(
  name: string,
  sums: ObjectSchema,
  group: SchemaMap,
  more: SchemaMap = {},
): ObjectSchema {
  const each = Joi.array().items(sums).required();
  const item = Joi.object({ ...group, sums: each })
    .id(`${name}Group`)
    .description('A group and its sums.');
  const page: ObjectSchema = pageSchema(name, item);
  return page.keys({
    ...more,
    sums: each.description('Over all pages, one for each currency.'),
  });
}

/** A sum of amounts as decimal text: it can have more digits than any one of them. */
export function sumOfAmounts() {
  return Joi.string()
    .pattern(/^\d+(\.\d+)?$/)
    .example('1999.90');
}
