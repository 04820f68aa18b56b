import { literal } from '../kinds/kind.mjs';
import { idImports, importOf } from './imports.mjs';
import { GAP, documented, lines } from './lines.mjs';

/** The table of errors of an entity. */
export function errorsFile({ entity, errors }) {
  return `import { defineErrors } from '@strata/domain-kit';

/** Errors about ${entity.pluralWords}. */
export const ${entity.errors} = defineErrors({
  ${errors.map(errorEntry).join('\n') || GAP}
});
`;
}

function errorEntry({ name, kind, code, parameters, message, details, detailsText }) {
  const text = message.includes('${') ? `\`${message}\`` : `'${message}'`;
  const told = detailsText ?? (details && `() => (${literal(details)})`);
  return `${name}: {
    kind: '${kind}',
    code: '${code}',
    message: (${parameters}) => ${text},
    ${told ? `details: ${told},` : GAP}
  },`;
}

/** What can happen to an entity. */
export function eventsFile({ entity, fields }) {
  const { className, snake, anEntity } = entity;
  const facts = fields.map(
    ({ property, fact, isOptional }) =>
      `readonly ${property}: ${fact}${isOptional ? ' | null' : ''};`,
  );
  return `import type { DomainEvent, EventMap } from '@strata/domain-kit';

type ${className}Facts = { ${facts.join(' ')} };

/** ${capital(anEntity)} came into being. */
export type ${className}Created = DomainEvent<'${snake}.created', ${className}Facts>;

/** Something of ${anEntity} changed; the payload holds what it is now. */
export type ${className}Updated = DomainEvent<'${snake}.updated', ${className}Facts>;

/** ${capital(anEntity)} was deleted. */
export type ${className}Deleted = DomainEvent<'${snake}.deleted', Record<string, never>>;

/** What can happen to ${anEntity}. */
export type ${className}Events = EventMap<${className}Created | ${className}Updated | ${className}Deleted>;
`;
}

/** The aggregate. */
export function aggregateFile({ entity, fields, hasMoney }) {
  const { className, snake, camel, words, anEntity } = entity;
  const usesErrors = hasMoney || fields.some(({ reader }) => reader?.text.includes(entity.errors));
  const plain = fields.filter(({ isCurrency }) => !isCurrency);
  const readers = plain.filter(({ reader }) => reader);
  return `${importOf(kitImports({ fields, hasMoney }), '@strata/domain-kit')}
${lines(
  idImports(entity, fields),
  usesErrors ? `import { ${entity.errors} } from './${entity.kebab}-errors.js';` : '',
)}
import type { ${className}Events } from './${entity.kebab}-events.js';

/** The identity of ${anEntity}. */
export type ${className}Id = EntityId<'${className}'>;

${fields
  .filter((field) => field.words)
  .map(wordsOf(anEntity))
  .join('\n\n')}

/** ${capital(anEntity)} as stored. */
export interface ${className}Snapshot extends AggregateSnapshot<'${className}'> {
  ${fields.map(({ property, plain: type, isOptional, isMoney }) => `${isMoney ? '/** Decimal text with the places of the currency. */\n' : ''}readonly ${property}: ${type}${isOptional ? ' | null' : ''};`).join('\n') || GAP}
}

/** What makes a new ${words}. */
export interface New${className} {
  ${fields.map(givenMember).join('\n') || GAP}
}

/** A change of ${anEntity}: what is absent stays${fields.some(({ isOptional }) => isOptional) ? ', null clears' : ''}. */
export type ${className}Change = Partial<New${className}>;

/** ${capital(anEntity)}. */
export class ${className} extends AggregateRoot<'${className}', ${className}Events> {
  ${fields.flatMap(({ constants }) => constants).join('\n') || GAP}
  ${plain
    .filter(({ initial }) => initial !== undefined)
    .map(defaultConstant)
    .join('\n')}

  ${fields.map(({ property, plain: type, isOptional }) => `#${property}: ${type}${isOptional ? ' | null' : ''};`).join('\n') || GAP}

  private constructor(snapshot: ${className}Snapshot, persisted: boolean) {
    super(snapshot, persisted);
    ${fields.map(({ property }) => `this.#${property} = snapshot.${property};`).join('\n') || GAP}
  }

  ${documented([`A new ${words}; records \`${snake}.created\`.`, throwsOf({ entity, fields, hasMoney })], '  ')}
  static create(input: New${className}, context: ActionContext): ${className} {
    ${hasMoney ? 'const { currency } = Money.zero(input.currency);' : GAP}
    const ${camel} = new ${className}(
      {
        ...AggregateRoot.newbornAggregate<'${className}'>(context),
        ${fields.map(created).join('\n') || GAP}
      },
      false,
    );
    ${camel}.record('${snake}.created', ${camel}.#facts(), context);
    return ${camel};
  }

  /** ${capital(anEntity)} as it comes out of the store. */
  static reconstitute(snapshot: ${className}Snapshot): ${className} {
    return new ${className}(snapshot, true);
  }

  get aggregateType(): string {
    return '${snake}';
  }

  ${fields.map(getter).join('\n\n') || GAP}

  /**
   * Changes what is given; records \`${snake}.updated\`. Nothing given, nothing happens.
   * @throws DomainError as {@link ${className}.create}; then nothing changed
   */
  revise(change: ${className}Change, context: ActionContext): void {
    if (Object.values(change).every((given) => given === undefined)) return;
    ${hasMoney ? 'const { currency } = Money.zero(change.currency ?? this.#currency);' : GAP}
    const next = {
      ${fields.map(revisedMember).join('\n') || GAP}
    };
    ${fields.map(({ property }) => `this.#${property} = next.${property};`).join('\n') || GAP}
    this.touch(context);
    this.record('${snake}.updated', this.#facts(), context);
  }

  /** Soft delete; records \`${snake}.deleted\`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('${snake}.deleted', {}, context);
  }

  /** The ${words} as plain data, for stores and presenters. */
  toSnapshot(): ${className}Snapshot {
    return { ...this.baseSnapshot(), ...this.#facts()${fields
      .filter(({ isMoment }) => isMoment)
      .map(({ property }) => `, ${property}: this.#${property}`)
      .join('')} };
  }

  #facts() {
    return {
      ${fields.map(({ property, toFact }) => `${property}: ${toFact(`this.#${property}`)},`).join('\n') || GAP}
    };
  }
}

${readers.map(({ reader }) => `function ${reader.name}${reader.text}`).join('\n\n') || GAP}
${hasMoney ? amountReader(entity) : GAP}
`;
}

function kitImports({ fields, hasMoney }) {
  return [
    ...['type ActionContext', 'AggregateRoot', 'type AggregateSnapshot', 'type EntityId'],
    ...fields.flatMap(({ domainImports }) => domainImports),
    ...(fields.some(({ reader }) => reader) ? ['revised'] : []),
    ...(hasMoney ? ['Money'] : []),
  ];
}

const wordsOf =
  (anEntity) =>
  ({ words, forms }) => `/** What the ${forms.words} of ${anEntity} can be. */
export const ${words.constant} = [${words.values.map((word) => `'${word}'`).join(', ')}] as const;

/** One of {@link ${words.constant}}. */
export type ${words.type} = (typeof ${words.constant})[number];`;

const givenMember = ({
  property,
  given,
  isOptional,
  isRequired,
  isCurrency,
  defaultName,
  isMoney,
}) => {
  const comment = isCurrency
    ? '/** The default currency when absent. */\n'
    : isMoney
      ? '/** Decimal text such as `"19.99"`. */\n'
      : isRequired || isOptional
        ? ''
        : `/** {@link ${defaultName}} when absent. */\n`;
  return `${comment}readonly ${property}${isRequired ? '' : '?'}: ${given}${isOptional ? ' | null' : ''};`;
};

function defaultConstant({ forms, initial, words }) {
  const type = words ? `: ${words.type}` : '';
  return `static readonly DEFAULT_${forms.constant}${type} = ${JSON.stringify(initial)};`;
}

function throwsOf({ entity, fields, hasMoney }) {
  const families = [
    ...(fields.some(({ domainImports }) => /Text$/.test(domainImports[0] ?? '')) ? ['text.*'] : []),
    ...(fields.some(({ type }) => type === 'email') ? ['email.*'] : []),
    ...(hasMoney ? ['money.*', `${entity.snake}.amount_negative`] : []),
    ...fields.flatMap(({ errors, reader }) =>
      errors.filter(({ name }) => reader?.text.includes(name)).map(({ code }) => code),
    ),
  ];
  return families.length === 0
    ? ''
    : `@throws DomainError ${families.map((code) => `\`${code}\``).join(', ')}`;
}

function created({
  property,
  reader,
  isOptional,
  isRequired,
  isMoney,
  isCurrency,
  defaultName,
  column,
}) {
  if (isCurrency) return 'currency,';
  const given = isRequired
    ? `input.${property}`
    : `input.${property} ?? ${isOptional ? 'null' : defaultName}`;
  if (isMoney) return `${property}: amountOf('${column}', ${given}, currency),`;
  return `${property}: ${reader ? `${reader.name}(${given})` : given},`;
}

function revisedMember({ property, reader, isOptional, isMoney, isCurrency, column }) {
  if (isCurrency) return 'currency,';
  const given = isOptional
    ? `change.${property} === undefined ? this.#${property} : change.${property}`
    : `change.${property} ?? this.#${property}`;
  if (isMoney) return `${property}: amountOf('${column}', ${given}, currency),`;
  if (!reader) return `${property}: ${given},`;
  return `${property}: revised(change.${property}, this.#${property}, this.#${property}, ${reader.name}),`;
}

function getter({ property, plain, isOptional, isMoney, isCurrency }) {
  const nothing = isOptional ? ' | null' : '';
  if (isCurrency) return `get currency(): string {\nreturn this.#currency;\n}`;
  if (!isMoney) return `get ${property}(): ${plain}${nothing} {\nreturn this.#${property};\n}`;
  const money = `Money.of(this.#${property}, this.#currency)`;
  return `get ${property}(): Money${nothing} {
    return ${isOptional ? `this.#${property} === null ? null : ${money}` : money};
  }`;
}

function amountReader(entity) {
  return `
function amountOf<Amount extends string | null>(
  field: string,
  amount: Amount,
  currency: string,
): string | Extract<Amount, null>;
function amountOf(field: string, amount: string | null, currency: string): string | null {
  if (amount === null) return null;
  const money = Money.of(amount, currency);
  if (money.isNegative) throw ${entity.errors}.amountNegative(field);
  return money.toDecimal();
}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
