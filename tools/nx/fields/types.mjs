/** The types of fields there are, and what each takes: its limits, and the marks that may follow. */
const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;
const VARCHAR_MAX = 10_000;
const WORD = /^[a-z][a-z0-9_]{0,31}$/;

const length = (fallback) => ({
  read(text) {
    if (text === undefined) return fallback;
    const max = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    return max >= 1 && max <= VARCHAR_MAX
      ? { max }
      : `a length is a whole number from 1 to ${VARCHAR_MAX}, such as (255)`;
  },
  print: ({ max }) => String(max),
});

const range = {
  read(text) {
    if (text === undefined) return { min: INT_MIN, max: INT_MAX };
    const [, min, max] = /^(-?\d{1,10})\.\.(-?\d{1,10})$/.exec(text) ?? [];
    const limits = { min: Number(min), max: Number(max) };
    return limits.min < limits.max && limits.min >= INT_MIN && limits.max <= INT_MAX
      ? limits
      : `limits are two whole numbers that a column of four bytes holds, the lesser first, such as (0..365)`;
  },
  print: ({ min, max }) => `${min}..${max}`,
};

const words = {
  read(text) {
    const values = (text ?? '').split('|');
    if (values.length < 2) return 'an enum has two values or more, such as (available|retired)';
    const wrong = values.find((value) => !WORD.test(value));
    if (wrong !== undefined)
      return `"${wrong}" is no value of an enum: it is a word of small letters`;
    return new Set(values).size === values.length ? { values } : 'a value of an enum stands once';
  },
  print: ({ values }) => values.join('|'),
};

const target = {
  read: (text) =>
    /^[a-z][A-Za-z0-9]*$/.test(text ?? '')
      ? { collection: text }
      : 'a reference says which collection it is to, as in COLLECTIONS, such as (vendors)',
  print: ({ collection }) => collection,
};

const none = {
  read: (text) => (text === undefined ? {} : 'this type has no limits'),
  print: () => '',
};

const within = ({ min, max }, text) => {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
};

/** By name: `limits` reads and prints what stands in brackets, `marks` may follow, `initial` reads a default. */
export const TYPES = {
  string: {
    limits: length({ max: 255 }),
    marks: '!~%^',
    initial: ({ max }, text) => (text.length <= max ? text : undefined),
  },
  text: { limits: length({ max: 2000 }), marks: '' },
  int: { limits: range, marks: '^', initial: within },
  bool: {
    limits: none,
    marks: '',
    initial: (_limits, text) => ({ true: true, false: false })[text],
  },
  enum: {
    limits: words,
    marks: '%^',
    initial: ({ values }, text) => values.find((value) => value === text),
  },
  moment: { limits: none, marks: '^' },
  email: { limits: none, marks: '!~^' },
  money: { limits: none, marks: '' },
  ref: { limits: target, marks: '%' },
};

/** What each mark says. */
export const MARKS = {
  '!': { word: 'unique', key: 'unique', what: 'is unique' },
  '~': { word: '', key: 'contains', what: 'is filtered by a part of it' },
  '%': { word: '', key: 'equals', what: 'is filtered exactly' },
  '^': { word: '', key: 'sortable', what: 'is sorted by' },
};
