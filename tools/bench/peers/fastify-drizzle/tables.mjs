import { boolean, integer, jsonb, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

const moment = (name) => timestamp(name, { withTimezone: true, precision: 3 }).notNull();

/** What a customer is kept in; what the database makes of it is left out. */
export const customers = pgTable('customers', {
  id: uuid().primaryKey(),
  name: varchar({ length: 255 }).notNull(),
  email: varchar({ length: 254 }),
  addressStreet: varchar('address_street', { length: 255 }),
  addressCity: varchar('address_city', { length: 100 }),
  addressState: varchar('address_state', { length: 100 }),
  addressZipCode: varchar('address_zip_code', { length: 16 }),
  addressCountry: varchar('address_country', { length: 3 }),
  createdAt: moment('created_at'),
  updatedAt: moment('updated_at'),
  createdBy: varchar('created_by', { length: 255 }),
  updatedBy: varchar('updated_by', { length: 255 }),
  isActive: boolean('is_active').notNull().default(true),
  version: integer().notNull().default(1),
});

export const outboxEvents = pgTable('outbox_events', {
  id: uuid().primaryKey(),
  name: varchar({ length: 100 }).notNull(),
  schemaVersion: integer('schema_version').notNull(),
  aggregateType: varchar('aggregate_type', { length: 100 }).notNull(),
  aggregateId: uuid('aggregate_id').notNull(),
  aggregateVersion: integer('aggregate_version').notNull(),
  occurredAt: moment('occurred_at'),
  actor: varchar({ length: 255 }).notNull(),
  payload: jsonb().notNull(),
});
