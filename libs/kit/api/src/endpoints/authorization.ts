import { accessErrors, type Actor, type Authenticator } from '@strata/application-kit';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * The actor of a request, if there is one and the role suffices.
 * @param roles all there are, from least to most; each may do what those before it may
 * @throws DomainError `auth.token_missing`, `auth.token_malformed`, `auth.token_invalid`,
 * `auth.issuer_away`, `auth.role_too_low`
 */
export async function authorize(
  {
    authenticator,
    roles,
  }: { readonly authenticator: Authenticator; readonly roles: readonly string[] },
  header: string | undefined,
  needed: string,
): Promise<Actor> {
  if (header === undefined) throw accessErrors.tokenMissing();
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw accessErrors.tokenMalformed();
  const actor = await authenticator.authenticate(token);
  if (roles.indexOf(actor.role) < roles.indexOf(needed)) throw accessErrors.roleTooLow(needed);
  return actor;
}
