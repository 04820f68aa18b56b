import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { customers, outboxEvents } from './tables.mjs';

/** Reads and writes of customers on one Drizzle database. */
export function customerStore(db) {
  const place = sql.placeholder;
  const pageOf = (name, where) => ({
    rows: db
      .select()
      .from(customers)
      .where(where)
      .orderBy(asc(customers.createdAt), asc(customers.id))
      .offset(place('skip'))
      .limit(place('limit'))
      .prepare(`list_${name}`),
    total: db.select({ total: count() }).from(customers).where(where).prepare(`count_${name}`),
  });
  const active = eq(customers.isActive, true);
  const everyone = pageOf('everyone', active);
  const ofCity = pageOf('of_city', and(active, eq(customers.addressCity, place('city'))));
  const byId = db
    .select()
    .from(customers)
    .where(eq(customers.id, place('id')))
    .prepare('customer_by_id');

  return {
    async get(id) {
      const [row] = await byId.execute({ id });
      return row && present(row);
    },

    async list({ city, skip, limit }) {
      const page = city === undefined ? everyone : ofCity;
      const [rows, [{ total }]] = await Promise.all([
        page.rows.execute({ city, skip, limit }),
        page.total.execute({ city }),
      ]);
      return { items: rows.map(present), total, skip, limit };
    },

    /** With the event, or neither. */
    async create(input, actor) {
      const row = rowOf(input, actor);
      return db.transaction(async (tx) => {
        const [stored] = await tx.insert(customers).values(row).returning();
        await tx.insert(outboxEvents).values({
          id: randomUUID(),
          name: 'customer.created',
          schemaVersion: 1,
          aggregateType: 'customer',
          aggregateId: row.id,
          aggregateVersion: 1,
          occurredAt: row.createdAt,
          actor,
          payload: { name: row.name, email: row.email },
        });
        return present(stored);
      });
    },

    /** The customer alone. */
    async insert(input, actor) {
      const [stored] = await db.insert(customers).values(rowOf(input, actor)).returning();
      return present(stored);
    },
  };
}

function rowOf({ name, email, address }, actor) {
  const now = new Date();
  return {
    id: randomUUID(),
    name: name.trim(),
    email: email?.toLowerCase() ?? null,
    addressStreet: address?.street,
    addressCity: address?.city,
    addressState: address?.state,
    addressZipCode: address?.zip_code,
    addressCountry: address?.country,
    createdAt: now,
    updatedAt: now,
    createdBy: actor,
    updatedBy: actor,
  };
}

function present(row) {
  return {
    id: row.id,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    created_by: row.createdBy,
    updated_by: row.updatedBy,
    is_active: row.isActive,
    version: row.version,
    name: row.name,
    email: row.email,
    address: row.addressStreet && {
      street: row.addressStreet,
      city: row.addressCity,
      state: row.addressState,
      zip_code: row.addressZipCode,
      country: row.addressCountry,
    },
  };
}
