import { itemCollection } from '@strata/application';
import { amountText, table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** Items in the table `items`. */
export const itemTable = table(itemCollection, {
  fields: Prisma.ItemScalarFieldEnum,
  read: { unitPrice: amountText('unit_price') },
  searched: ['sku', 'name'],
});
