import { createHmac, timingSafeEqual } from 'node:crypto';
import { accessErrors, type Actor, type Authenticator } from '@strata/application-kit';
import type { CookieOptions, Request, Response } from 'express';
import { OPERATOR_PATH } from './operator-page.js';
import { PageRefusal } from './page-refusal.js';

/** Holds the bearer token itself: whoever is disabled or changes the password is out, everywhere. */
const SESSION_COOKIE = 'operator_session';
/** What the last action said, until it is shown. */
const SAID_COOKIE = 'operator_said';
const SAID_MAX_LENGTH = 1000;
/** However long the token is good for. */
const SESSION_MILLISECONDS = 8 * 3_600_000;
const FORM_PURPOSE = 'form of the operator page';
const FOREIGN = 'This was sent by another page, or by one that is too old: open this page anew.';
/** What browsers say of requests that a page of ours, or the user, began (Fetch Metadata). */
const OWN_SITES = ['same-origin', 'none'];

/** Who uses the page, and what proves that a form is ours. */
export interface OperatorSession {
  readonly actor: Actor;
  /** Stands in each form: no other page knows it. */
  readonly formToken: string;
}

/** Who may use the page. */
export interface OperatorAccess {
  readonly authenticator: Authenticator;
  readonly roles: readonly string[];
  readonly access: string;
}

/** @throws DomainError for a token that is none (any more), and where its role is too low */
export async function sessionOf(token: string, who: OperatorAccess): Promise<OperatorSession> {
  const { authenticator, roles, access } = who;
  const actor = await authenticator.authenticate(token);
  if (roles.indexOf(actor.role) < roles.indexOf(access)) throw accessErrors.roleTooLow(access);
  const formToken = createHmac('sha256', token).update(FORM_PURPOSE).digest('base64url');
  return { actor, formToken };
}

/** The token that a request brings along; null without one. */
export function tokenOf(request: Request): string | null {
  return cookieOf(request, SESSION_COOKIE);
}

/** Has the browser bring the token along from now on. */
export function openSession(request: Request, response: Response, token: string): void {
  const options = { ...cookieOptions(request), maxAge: SESSION_MILLISECONDS };
  response.cookie(SESSION_COOKIE, token, options);
}

/** Has the browser forget the token. */
export function closeSession(request: Request, response: Response): void {
  response.clearCookie(SESSION_COOKIE, cookieOptions(request));
}

/** Keeps what an action said for the page that is shown next. */
export function say(request: Request, response: Response, said: string): void {
  response.cookie(SAID_COOKIE, said.slice(0, SAID_MAX_LENGTH), cookieOptions(request));
}

/** What the last action said, once. */
export function takeSaid(request: Request, response: Response): string | null {
  const said = cookieOf(request, SAID_COOKIE);
  if (said !== null) response.clearCookie(SAID_COOKIE, cookieOptions(request));
  return said;
}

/** @throws PageRefusal 403 for a form that another page sent */
export function expectOwnPage(request: Request): void {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && !OWN_SITES.includes(site)) {
    throw new PageRefusal(403, FOREIGN);
  }
}

/** @throws PageRefusal 403 for a form that does not know the token of the session */
export function expectOwnForm({ formToken }: OperatorSession, given: string | undefined): void {
  const [wanted, found] = [Buffer.from(formToken), Buffer.from(given ?? '')];
  if (wanted.length !== found.length || !timingSafeEqual(wanted, found)) {
    throw new PageRefusal(403, FOREIGN);
  }
}

function cookieOptions(request: Request): CookieOptions {
  const { secure } = request;
  return { path: OPERATOR_PATH, httpOnly: true, sameSite: 'strict', secure };
}

function cookieOf({ headers }: Request, name: string): string | null {
  const found = new RegExp(`(?:^|; ?)${name}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found);
  } catch {
    return null;
  }
}
