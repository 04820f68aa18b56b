/** Tells whether a text is a common password. @param text in lower case */
export type CommonPasswords = (text: string) => boolean;

/** What stands around the core of a password: `!password123` is `password` to whoever guesses. */
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;
const SIGNS = /[^\p{L}\p{N}]/gu;
/** A shorter text over and over: `abcabcabc`. */
const REPETITION = /^(.+?)\1+$/su;
/** Runs of equal steps that a password has at least: `1234abcd` and `aaaabbbb` have two. */
const RUNS_MIN = 3;
/** Letters that a password must have beside a name to be more than that name. */
const LETTERS_BESIDE_NAME = 4;
/** Shorter parts of a name, such as the `d` of `d.hopper`, say nothing. */
const NAME_PART_MIN_LENGTH = 3;

/**
 * True for a common password in whatever case, backwards, with signs in it, or with digits and signs
 * around it (but not more of them than it has itself); for one that repeats such a one or something
 * shorter than `minLength`; and for a sequence.
 */
export function isCommonPassword(
  password: string,
  minLength: number,
  isListed: CommonPasswords,
): boolean {
  const text = password.toLowerCase();
  const core = text.replace(EDGES, '');
  const repeats = (candidate: string) => {
    const unit = REPETITION.exec(candidate)?.[1];
    return unit !== undefined && (unit.length < minLength || isListed(unit));
  };
  return (
    isSequence(text) ||
    [text, text.replace(SIGNS, ''), core.length * 2 < text.length ? '' : core].some(
      (candidate) => isListed(candidate) || isListed(backwards(candidate)) || repeats(candidate),
    )
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

/** True when it goes on by the same step (up, down or none) almost all the way. */
function isSequence(text: string): boolean {
  let runs = 1;
  let [last, step]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const character of text) {
    // No character of a text is empty.
    const code = character.codePointAt(0)!;
    const next = last === undefined ? undefined : code - last;
    if (next !== undefined && (Math.abs(next) > 1 || next !== (step ?? next))) {
      runs += 1;
      step = undefined;
    } else {
      step = next;
    }
    last = code;
  }
  return runs < RUNS_MIN;
}

function backwards(text: string): string {
  return Array.from(text).reverse().join('');
}
