import { defineErrors } from '@strata/domain-kit';

/** Errors of the contacts context. */
export const contactErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'contact_number.not_found',
    message: (id: string) => `There is no contact number ${id}.`,
  },
  ownerUnknown: {
    kind: 'invalid',
    code: 'contact_number.owner_unknown',
    message: (type: string, id: string) => `There is no ${type} ${id}.`,
    details: () => ({ field: 'entity_id' }),
  },
  primaryTaken: {
    kind: 'conflict',
    code: 'contact_number.primary_taken',
    message: (type: string, id: string) => `${type} ${id} has another primary number.`,
  },
});
