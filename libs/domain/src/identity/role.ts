/** What a user may do, from least to most; each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'clerk', 'manager', 'admin'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** True when a user of role `held` may do what asks for role `needed`. */
export function roleAllows(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}
