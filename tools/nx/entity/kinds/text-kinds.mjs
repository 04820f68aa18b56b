import { constantOf, kindOf, sampleText } from './kind.mjs';

/** A text on one line. */
export const string = (field, entity) => textKind(field, entity, 'line');

/** A text of many lines. */
export const text = (field, entity) => textKind(field, entity, 'lines');

function textKind(field, entity, form) {
  const kind = kindOf(field, entity);
  const { forms, column, isOptional, limits } = kind;
  const { max } = limits;
  const longest = constantOf(kind, 'MAX_LENGTH');
  const ending = form === 'line' ? '' : `, '${form}'`;
  const read = isOptional ? 'optionalText' : 'requireText';
  const type = isOptional ? 'string | null' : 'string';
  const sample = sampleText(forms.title, max);
  const other = sampleText(forms.title.startsWith('Oth') ? 'Next' : 'Other', max);
  return {
    ...kind,
    constants: [`static readonly ${longest.short} = ${max};`],
    domainImports: [read],
    reader: {
      name: `${forms.camel}Of`,
      text: `(text: ${type}): ${type} {
        return ${read}('${column}', text, ${longest.full}${ending});
      }`,
    },
    errors: field.unique ? [takenError(kind)] : [],
    isSearched: field.contains,
    sort: 'text',
    prisma: ['String', `@db.VarChar(${max})`],
    checks: [[`${column}_not_blank`, `btrim(${column}) <> ''`]],
    joi: {
      base: isOptional
        ? `text(${longest.full}${ending})`
        : `requiredText(${longest.full}${ending})`,
      nothing: "null, ''",
      kit: [isOptional ? 'text' : 'requiredText'],
      kernel: [entity.className],
      example: sample,
    },
    filter: field.contains
      ? {
          schema: `searchTerm(${longest.full}).description(partOf('the ${forms.words}'))`,
          kit: ['searchTerm', 'partOf'],
          kernel: [entity.className],
        }
      : {
          schema: `text(${longest.full}).description('The ${forms.words}, exactly.')`,
          kit: ['text'],
          kernel: [entity.className],
        },
    unique: field.unique ? { rule: 'uniqueKey', key: `text_key(${column})` } : undefined,
    sample: { given: ` ${sample} `, kept: sample },
    other: { given: ` ${other} `, kept: other },
    refused: [
      ...(isOptional ? [] : [[' ', 'text.required', { field: column }]]),
      [{ longerThan: max }, 'text.too_long', { field: column, max }],
    ],
    old: form === 'line' ? 'line' : undefined,
    distinct: (unique) => (max < 36 ? `${unique}.slice(-${max})` : unique),
  };
}

/** An email address. */
export const email = (field, entity) => {
  const kind = kindOf(field, entity);
  const { forms, column, isOptional } = kind;
  const [sample, other] = [`${forms.kebab}@example.com`, 'other@example.com'];
  return {
    ...kind,
    domainImports: ['EmailAddress'],
    reader: {
      name: `${forms.camel}Of`,
      text: isOptional
        ? `(text: string | null): string | null {
            return text === null ? null : EmailAddress.of(text).value;
          }`
        : `(text: string): string {
            return EmailAddress.of(text).value;
          }`,
    },
    errors: field.unique ? [takenError(kind)] : [],
    valueErrors: ['emailInvalid'],
    sort: 'text',
    prisma: ['String', '@db.VarChar(254)'],
    checks: [[`${column}_lower_case`, `${column} = lower(${column})`]],
    joi: { base: 'email()', nothing: 'null', kit: ['email'], kernel: [], example: sample },
    filter: {
      schema: `emailTerm().description(${
        column === 'email' ? 'PART_OF_EMAIL' : `partOf('the ${forms.words}')`
      })`,
      kit: ['emailTerm', column === 'email' ? 'PART_OF_EMAIL' : 'partOf'],
      kernel: [],
    },
    unique: field.unique ? { rule: 'uniqueValue', key: column } : undefined,
    sample: { given: sample.toUpperCase(), kept: sample },
    other: { given: other.toUpperCase(), kept: other },
    refused: [['nobody', 'email.invalid', { field: 'email' }]],
    old: 'email',
    distinct: (unique) => `\`\${${unique}}@example.com\``,
  };
};

/** That another one has the value. */
function takenError({ forms, column, entity }) {
  return {
    name: `${forms.camel}Taken`,
    kind: 'conflict',
    code: `${entity.snake}.${column}_taken`,
    parameters: `${forms.camel}: string`,
    message: `Another ${entity.words} has the ${forms.words} \${${forms.camel}}.`,
    example: ['Oak'],
    exampleMessage: `Another ${entity.words} has the ${forms.words} Oak.`,
  };
}
