import { defineErrors } from '../shared/define-errors.js';

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
});
