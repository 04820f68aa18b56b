import { authErrors, type Actor, type Authenticator } from '@strata/application';
import { roleAllows, type Role } from '@strata/domain';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * The actor of a request, if there is one and the role suffices.
 * @throws DomainError `auth.token_missing`, `auth.token_malformed`, `auth.token_invalid`,
 * `auth.role_too_low`
 */
export async function authorize(
  authenticator: Authenticator,
  header: string | undefined,
  needed: Role,
): Promise<Actor> {
  if (header === undefined) throw authErrors.tokenMissing();
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw authErrors.tokenMalformed();
  const actor = await authenticator.authenticate(token);
  if (!roleAllows(actor.role, needed)) throw authErrors.roleTooLow(needed);
  return actor;
}
