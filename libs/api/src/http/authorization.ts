import { accessErrors, type Actor, type Authenticator } from '@strata/application-kit';
import { roleAllows, type Role } from '@strata/domain';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * The actor of a request, if there is one and the role suffices.
 * @throws DomainError `auth.token_missing`, `auth.token_malformed`, `auth.token_invalid`,
 * `auth.role_too_low`
 */
export async function authorize(
  authenticator: Authenticator<Role>,
  header: string | undefined,
  needed: Role,
): Promise<Actor<Role>> {
  if (header === undefined) throw accessErrors.tokenMissing();
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw accessErrors.tokenMalformed();
  const actor = await authenticator.authenticate(token);
  if (!roleAllows(actor.role, needed)) throw accessErrors.roleTooLow(needed);
  return actor;
}
