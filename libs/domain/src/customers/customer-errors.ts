import { defineErrors } from '@strata/domain-kit';

/** Errors of the customers context. */
export const customerErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'customer.not_found',
    message: (id: string) => `There is no customer ${id}.`,
  },
  emailTaken: {
    kind: 'conflict',
    code: 'customer.email_taken',
    message: (email: string) => `Another customer has the email address ${email}.`,
  },
  hasOpenSales: {
    kind: 'conflict',
    code: 'customer.has_open_sales',
    message: (id: string) => `Customer ${id} has a sale that is to be fulfilled or paid.`,
  },
  hasOpenRentals: {
    kind: 'conflict',
    code: 'customer.has_open_rentals',
    message: (id: string) => `Customer ${id} has a rental agreement that is still open.`,
  },
});
