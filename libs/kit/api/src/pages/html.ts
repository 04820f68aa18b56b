/** Text that is HTML already; only {@link html} makes it. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a page: text is escaped, parts are taken as they are, and nothing is nothing. */
export type HtmlValue = string | number | Html | null | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A part of a page: whatever is put in is escaped, in text and in quoted attributes.
 * Values must not stand in scripts, styles, unquoted attributes or addresses that are not one's own.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += escaped(value) + (parts[index + 1] ?? '');
  });
  return new Html(text);
}

/** The HTML of a value. */
export function escaped(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (value === null || value === false) return '';
  if (typeof value === 'object') return value.map(escaped).join('');
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
