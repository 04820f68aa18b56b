import { defineErrors } from '@strata/domain-kit';

/** Errors of the vendors context. */
export const vendorErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'vendor.not_found',
    message: (id: string) => `There is no vendor ${id}.`,
  },
  nameTaken: {
    kind: 'conflict',
    code: 'vendor.name_taken',
    message: (name: string) => `Another vendor is called ${name}.`,
  },
  hasOpenPurchaseOrders: {
    kind: 'conflict',
    code: 'vendor.has_open_purchase_orders',
    message: (id: string) => `Vendor ${id} has a purchase order that is still open.`,
  },
  emailTaken: {
    kind: 'conflict',
    code: 'vendor.email_taken',
    message: (email: string) => `Another vendor has the email address ${email}.`,
  },
});
