const at = 'libs/domain/src';
const GIVEN = 'export declare const given: unknown[];\n';

const bare = (what, code, folder = at) => ({
  what: `${what} without a reason in ${folder}`,
  rule: 'boundaries/reasoned-assertions',
  at: folder,
  code: GIVEN + code,
});

const passes = (what, code, name = 'planted.ts') => ({
  what: `${what} passes`,
  rule: null,
  at,
  name,
  code: GIVEN + code,
});

/** Assertions that say nothing of why they hold, or not where it is seen. */
export const bareAssertions = [
  ...['domain', 'application', 'infrastructure', 'api']
    .flatMap((layer) => [`libs/${layer}/src`, `libs/kit/${layer}/src`])
    .concat('libs/client/src', 'apps/server/src')
    .map((folder) => bare('an as', 'export const seen = given as string[];\n', folder)),
  bare('a type in front', 'export const seen = <string[]>given;\n'),
  bare('an as never', 'export const seen = given as never;\n'),
  bare('a !', 'export const seen = given[0]!;\n'),
  bare('a ! on a variable', 'export let seen!: string;\n'),
  bare('a ! on a field', 'export class Seen {\n  field!: string;\n}\n'),
  bare('an as below documentation', '/** The texts. */\nexport const seen = given as string[];\n'),
  bare('a ! below an empty comment', '//\nexport const seen = given[0]!;\n'),
  bare('a ! below a word to a tool', '// prettier-ignore\nexport const seen = given[0]!;\n'),
  bare('a ! two lines below a comment', '// It is there.\n\nexport const seen = given[0]!;\n'),
  bare(
    'a ! below a comment on the line before',
    'export const length = given.length; // Not empty.\nexport const seen = given[0]!;\n',
  ),
  bare(
    'the second of two',
    '// It is there.\nexport const seen = given[0]!;\nexport const other = given[1]!;\n',
  ),
  bare(
    'a ! deep inside what has a comment',
    '// A name.\nexport const seen = {\n  name: 1,\n  read: () => given[0]!,\n};\n',
  ),
  bare(
    'a ! in a function that has a comment',
    '// Reads.\nexport function read() {\n  return given[0]!;\n}\n',
  ),
];

/** Assertions with their reasons, and what is none. */
export const reasonedAssertions = [
  passes('an as below its reason', '// All are texts.\nexport const seen = given as string[];\n'),
  passes('an as before its reason', 'export const seen = given as string[]; // All are texts.\n'),
  passes('a ! below its reason', '/* It is there. */\nexport const seen = given[0]!;\n'),
  passes(
    'a ! further down in the statement that the reason is above',
    '// It is there.\nexport const seen = [\n  given[0]!,\n];\n',
  ),
  passes(
    'a ! below its reason inside a statement',
    'export const seen = [\n  // It is there.\n  given[0]!,\n];\n',
  ),
  passes(
    'a ! behind what is long',
    'export const seen = given\n  .filter(Boolean)\n  // It is there.\n  .at(0)!;\n',
  ),
  passes('an as const', "export const seen = ['one'] as const;\n"),
  passes('satisfies', "export const seen = 'one' satisfies string;\n"),
  passes('a negation', 'export const seen = !given[0];\n'),
  passes('an assertion in a test', 'export const seen = given[0]! as string;\n', 'planted.spec.ts'),
];
