import { html, type Html } from '../pages/html.js';
import {
  OPERATOR_PAGE_ROWS,
  OPERATOR_PATH,
  type OperatorFields,
  type OperatorSection,
  type OperatorView,
} from './operator-page.js';

/** Digits that are a page, and not so many that they are none. */
const PAGE = /^[1-9]\d{0,5}$/;

/** The name of the hidden field that proves that a form is ours. */
export const FORM_TOKEN_FIELD = 'form_token';

/** What a section is shown with; the page of its list stands in the query under its name. */
export function viewOf(
  { id }: Pick<OperatorSection, 'id'>,
  formToken: string,
  query: Readonly<Record<string, unknown>>,
): OperatorView {
  const asked = query[id];
  const page = typeof asked === 'string' && PAGE.test(asked) ? Number(asked) : 1;
  return {
    page,
    button: (action, label, fields = {}) => button(id, formToken, action, label, fields),
    pages: (total) => pages(id, page, total),
  };
}

function button(
  id: string,
  formToken: string,
  action: string,
  label: string,
  fields: OperatorFields,
): Html {
  const hidden = Object.entries({ ...fields, [FORM_TOKEN_FIELD]: formToken }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form action="${OPERATOR_PATH}/${id}/${action}" method="post">
    ${hidden}<button>${label}</button>
  </form>`;
}

function pages(id: string, page: number, total: number): Html | null {
  const last = Math.max(1, Math.ceil(total / OPERATOR_PAGE_ROWS));
  if (last === 1 && page === 1) return null;
  const link = (to: number, label: string) =>
    html`<a href="${OPERATOR_PATH}?${id}=${to}#${id}">${label}</a>`;
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 && link(Math.min(page - 1, last), 'Previous')}
    <span>Page ${page} of ${last}</span>
    ${page < last && link(page + 1, 'Next')}
  </nav>`;
}
