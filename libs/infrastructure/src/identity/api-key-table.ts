import { apiKeyCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** API keys in the table `api_keys`. */
export const apiKeyTable = table(apiKeyCollection, {
  fields: Prisma.ApiKeyScalarFieldEnum,
  searched: ['name'],
});
