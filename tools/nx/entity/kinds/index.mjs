import { bool, currency, enumeration, int, moment, money } from './value-kinds.mjs';
import { ref } from './ref-kind.mjs';
import { email, string, text } from './text-kinds.mjs';

const KINDS = { string, text, int, bool, enum: enumeration, moment, email, money, ref };

/** Fields with all that the files say of them; with amounts comes their currency, behind the last. */
export function kindsOf(fields, entity) {
  const kinds = fields.map((field) => KINDS[field.type](field, entity));
  const last = kinds.findLastIndex(({ isMoney }) => isMoney);
  return last === -1 ? kinds : kinds.toSpliced(last + 1, 0, currency(entity));
}
