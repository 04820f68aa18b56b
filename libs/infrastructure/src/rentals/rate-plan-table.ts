import { ratePlanCollection } from '@strata/application';
import { amountText, table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** Rate plans in the table `rate_plans`. */
export const ratePlanTable = table(ratePlanCollection, {
  fields: Prisma.RatePlanScalarFieldEnum,
  parts: { lateFee: ['unit', 'price'] },
  read: {
    deposit: amountText('deposit'),
    lateFeePrice: amountText('late_fee_price'),
    replacementValue: amountText('replacement_value'),
  },
});
