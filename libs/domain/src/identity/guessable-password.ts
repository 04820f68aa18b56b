/** Tells whether a text is a common password. @param text in lower case */
export type CommonPasswords = (text: string) => boolean;

/** What stands around the core of a password: `!password123` is `password` to whoever guesses. */
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;
/** A shorter text over and over: `abcabcabc`. */
const REPETITION = /^(.+?)\1+$/su;
/** Letters that a password must have beside a name to be more than that name. */
const LETTERS_BESIDE_NAME = 4;
/** Shorter parts of a name, such as the `d` of `d.hopper`, say nothing. */
const NAME_PART_MIN_LENGTH = 3;

/**
 * True for a common password in whatever case, backwards, with digits and signs around it (but not
 * more of them than it has itself), or one that repeats something shorter than `minLength`.
 */
export function isCommonPassword(
  password: string,
  minLength: number,
  isListed: CommonPasswords,
): boolean {
  const text = password.toLowerCase();
  const core = text.replace(EDGES, '');
  const unit = REPETITION.exec(text)?.[1];
  return (
    isListed(text) ||
    isListed(backwards(text)) ||
    (core.length * 2 >= text.length && (isListed(core) || isListed(backwards(core)))) ||
    (unit !== undefined && unit.length < minLength)
  );
}

/**
 * True when little is left of a password without the name: `Ada1815`, `ada-ada-ada` and `!ecarg` for
 * `ada.grace@example.com`.
 */
export function isVariationOfName(password: string, name: string): boolean {
  const whole = name.normalize('NFKC').toLowerCase();
  const [local = ''] = whole.split('@');
  const parts = [whole, local, ...whole.split(/[^\p{L}\p{N}]+/u)].filter(
    (part) => part.length >= NAME_PART_MIN_LENGTH,
  );
  const text = password.toLowerCase();
  const without = [...parts, ...parts.map(backwards)].reduce(
    (rest, part) => rest.replaceAll(part, ''),
    text,
  );
  return without !== text && (without.match(/\p{L}/gu) ?? []).length < LETTERS_BESIDE_NAME;
}

function backwards(text: string): string {
  return Array.from(text).reverse().join('');
}
