import { domainToASCII, domainToUnicode } from 'node:url';
import { cleanText, EmailAddress, searchText, valueErrors } from '@strata/domain-kit';
import Joi, { type CustomHelpers, type StringSchema } from 'joi';
import { partOf, searchTerm } from './text-schemas.js';

/** What divides the labels of a domain, as UTS 46 section 2.3 has it. */
const DOTS = /[.\u3002\uFF0E\uFF61]/;
/** Letters, marks, digits, hyphens and joiners: what IDNA 2008 (RFC 5892) can let into a label. */
const LABEL = /^[\p{L}\p{M}\p{N}\u200C\u200D-]+$/u;
/** Scripts with letters that look like those of another: no name mixes them. */
const LOOKALIKES = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * An email address, its domain in either spelling: `info@müller.de` becomes
 * `info@xn--mller-kva.de`. The domain has the last word on its form.
 */
export function email(): StringSchema {
  return Joi.string()
    .custom((value: string, helpers: CustomHelpers<string>) => {
      const clean = cleanText(value, EmailAddress.MAX_LENGTH);
      // One character too many is refused like thousands, which Joi would normalize first.
      if (clean.length > EmailAddress.MAX_LENGTH)
        return clean.slice(0, EmailAddress.MAX_LENGTH + 1);
      const at = clean.lastIndexOf('@');
      if (!isAscii(clean.slice(0, Math.max(at, 0)))) return helpers.error('email.mailbox');
      const labels = clean
        .slice(at + 1)
        .split(DOTS)
        .map(asciiLabel);
      return labels.includes(null)
        ? helpers.error('email.domain')
        : clean.slice(0, at + 1) + labels.join('.');
    })
    .max(EmailAddress.MAX_LENGTH)
    .email({ tlds: false })
    .messages({
      'email.mailbox': `{{#label}}: ${valueErrors.emailNotAscii.message()}`,
      'email.domain': '{{#label}} has a domain that is no internationalised name (IDNA)',
    });
}

/**
 * Part of an email address, for filters. What shows a domain may have whole labels of it in either
 * spelling; all else is compared whatever its case and accents.
 */
export function emailTerm(): StringSchema {
  return searchTerm(EmailAddress.MAX_LENGTH).custom((value: string) => {
    if (isAscii(value) || !showsDomain(value)) return value;
    const at = value.lastIndexOf('@');
    const labels = value
      .slice(at + 1)
      .split(DOTS)
      .map((label) => asciiLabel(label) ?? label);
    return value.slice(0, at + 1) + labels.join('.');
  });
}

/**
 * True for what holds an @, and for labels whose last one can be a top-level domain: letters with
 * accents (`jürgen`, `jürgen.möller`) are rather a name, those of other scripts are in no mailbox.
 */
function showsDomain(text: string): boolean {
  if (text.includes('@')) return true;
  const [last = '', ...others] = text.split(DOTS).reverse();
  return isAscii(last) ? others.length > 0 : !isAscii(searchText(last));
}

/** The label as DNS has it; null for what is none, is not in its only spelling, or deceives the eye. */
function asciiLabel(label: string): string | null {
  const isEncoded = /^xn--/i.test(label);
  if (isAscii(label) && !isEncoded) return label;
  if (!LABEL.test(label)) return null;
  const ascii = domainToASCII(label);
  const unicode = domainToUnicode(ascii);
  const isOnlySpelling = isEncoded
    ? ascii === label.toLowerCase() && !isAscii(unicode) && domainToASCII(unicode) === ascii
    : LABEL.test(ascii);
  const scripts = LOOKALIKES.filter((script) => script.test(unicode));
  return isOnlySpelling && LABEL.test(unicode) && scripts.length <= 1 ? ascii : null;
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007F]*$/.test(text);
}

/** The description of such a filter. */
export const PART_OF_EMAIL = `${partOf('the email')} Whole labels of its domain are taken in either spelling, where an @ or a dot shows that they are of one.`;
