import { userCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** Users in the table `users`. */
export const userTable = table(userCollection, { fields: Prisma.UserScalarFieldEnum });
