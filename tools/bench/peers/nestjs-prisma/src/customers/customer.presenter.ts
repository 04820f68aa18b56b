import type { Customer } from '../generated/prisma/client.js';

/** A customer on the wire. */
export function present(row: Customer) {
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
