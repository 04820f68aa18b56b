import type {
  ContactNumberFilter,
  ContactNumberSortKey,
  ContactNumberView,
} from '@strata/application';
import type pg from 'pg';
import { BASE_SELECT } from '../database/address-columns.js';
import type { ListDefinition } from '../database/list-reader.js';

import { PgResourceQueries } from '../database/pg-resource-queries.js';
import type { ContactNumber as ContactNumberRow } from '../generated/prisma/client.js';
import { toSnapshot } from './contact-number-row.js';

const LIST: ListDefinition<
  ContactNumberRow,
  ContactNumberView,
  ContactNumberFilter,
  ContactNumberSortKey
> = {
  select: `id, entity_type AS "entityType", entity_id AS "entityId",
    phone_number AS "phoneNumber", label, is_primary AS "isPrimary", ${BASE_SELECT}`,
  table: 'contact_numbers',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
  },
  conditions: ({ entityType, entityId, phoneNumber }, parameters) => [
    'is_active',
    ...(entityType === undefined ? [] : [`entity_type = ${parameters.add(entityType)}`]),
    ...(entityId === undefined ? [] : [`entity_id = ${parameters.add(entityId, 'uuid')}`]),
    ...(phoneNumber === undefined ? [] : [`phone_number = ${parameters.add(phoneNumber)}`]),
  ],
  toView: toSnapshot,
};

/** Reads of the table `contact_numbers`. */
export class PgContactNumberQueries extends PgResourceQueries<
  ContactNumberRow,
  ContactNumberView,
  ContactNumberFilter,
  ContactNumberSortKey
> {
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }
}
