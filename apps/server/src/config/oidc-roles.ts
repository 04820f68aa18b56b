import { ROLES, type Role } from '@strata/domain';
import { parsePairs } from './pairs.js';

/** Each role by its own name. */
export const ROLES_BY_NAME: Readonly<Record<string, Role>> = Object.fromEntries(
  ROLES.map((role) => [role, role]),
);

/**
 * Reads what stands for which role, as `staff=clerk,shop-admins=admin`.
 * @throws RangeError for another form, or a role that there is not
 */
export function parseOidcRoles(text: string): Readonly<Record<string, Role>> {
  const pairs = Object.entries(parsePairs(text)).map(([name, value]) => {
    const role = ROLES.find((one) => one === value);
    if (!role) throw new RangeError(`"${value}" is no role: ${ROLES.join(', ')}`);
    return [name, role] as const;
  });
  return Object.fromEntries(pairs);
}
