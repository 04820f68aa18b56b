import type { Actor } from '@strata/application-kit';
import type { Html } from '../pages/html.js';

/** Where the page of operators is. */
export const OPERATOR_PATH = '/ops';

/** What a form sent, by the names of its fields. */
export type OperatorFields = Readonly<Record<string, string>>;

/** Does what a button is for; what it gives is shown: a sentence, or a part of the page. */
export type OperatorAction = (fields: OperatorFields, by: Actor) => Promise<string | Html>;

/** What a section is shown with. */
export interface OperatorView {
  /** Which page of a long list is asked for, from 1 on. */
  readonly page: number;
  /** A button that does an action of this section with these fields. */
  button(action: string, label: string, fields?: OperatorFields): Html;
  /** The way to the other pages of a list of so many; nothing where all is on one page. */
  pages(total: number): Html | null;
}

/** A part of the page of operators. */
export interface OperatorSection {
  /** In addresses: lower case and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What it shows now; when it throws, the other sections are shown all the same. */
  content(view: OperatorView): Html | Promise<Html>;
  /** What its buttons do, by name. */
  readonly actions?: Readonly<Record<string, OperatorAction>>;
}

/**
 * What the page of operators shows, and to whom.
 * @typeParam Role names of what users may do; the business has them
 */
export interface OperatorPage<Role extends string = string> {
  /** The least role that may see it. */
  readonly access: Role;
  /**
   * Gives a bearer token for a username and a password; null where nobody signs in with one here.
   * @throws DomainError when they are wrong, or after too many tries
   */
  readonly signIn:
    ((by: OperatorSignIn, password: string) => Promise<{ readonly accessToken: string }>) | null;
  readonly sections: readonly OperatorSection[];
}

/** Who signs in, and from where. */
export interface OperatorSignIn {
  readonly username: string;
  /** What the client is known by, as tries are counted. */
  readonly network: string;
}

/** Rows of a list on one page. */
export const OPERATOR_PAGE_ROWS = 25;

/** The rows of one page, from 1 on. */
export function rowsOfPage<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice((page - 1) * OPERATOR_PAGE_ROWS, page * OPERATOR_PAGE_ROWS);
}
