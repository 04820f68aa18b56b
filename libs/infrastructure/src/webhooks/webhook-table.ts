import { webhookCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** Webhooks in the table `webhooks`. */
export const webhookTable = table(webhookCollection, {
  fields: Prisma.WebhookScalarFieldEnum,
  searched: ['url'],
});
