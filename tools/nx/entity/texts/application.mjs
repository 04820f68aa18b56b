import { importOf } from './imports.mjs';
import { GAP, documented } from './lines.mjs';

/** How an entity is kept apart, found and sorted. */
export function collectionFile({ entity, fields }) {
  const { className, camel, plural, errors, pluralWords, aEntity } = entity;
  const unique = fields.filter((field) => field.unique);
  const filtered = fields.filter(({ contains, equals }) => contains || equals);
  const sorted = fields.filter(({ sortable }) => sortable);
  const kit = [
    ...['collection', 'type QueriesOf', 'type ViewOf'],
    ...unique.map((field) => field.unique.rule),
    ...filtered.map(({ contains }) => (contains ? 'contains' : 'equals')),
  ];
  const kernel = [
    ...[className, `type ${className}Snapshot`],
    ...(unique.length > 0 ? [errors] : []),
    ...filtered.flatMap(({ equals, filterType }) =>
      equals && filterType ? [`type ${filterType}`] : [],
    ),
  ];
  const rules = unique.map(
    ({ property, forms, unique: { rule } }) =>
      `${property}: ${rule}('${property}', ${errors}.${forms.camel}Taken)`,
  );
  return `${importOf(kit, '@strata/application-kit')}
${importOf(kernel, '@strata/domain')}

/** How ${pluralWords} are kept apart, found and sorted. */
export const ${camel}Collection = collection({
  name: '${plural.snake}',
  reconstitute: (snapshot: ${className}Snapshot) => ${className}.reconstitute(snapshot),
  ${rules.length > 0 ? `unique: { ${rules.join(', ')} },` : GAP}
  filters: { ${filtered.map(filterRule).join(', ')} },
  sorts: { createdAt: 'moment', updatedAt: 'moment', ${sorted.map(sortRule).join(', ')} },
});

/** ${aEntity} as read. */
export type ${className}View = ViewOf<typeof ${camel}Collection>;

/** Reads of ${pluralWords} that need no behaviour. */
export type ${className}Queries = QueriesOf<typeof ${camel}Collection>;
`;
}

function filterRule({ property, contains, filterType }) {
  if (contains) return `${property}: contains('${property}')`;
  return `${property}: equals${filterType ? `<${filterType}>` : ''}()('${property}')`;
}

function sortRule({ property, sort, isOptional }) {
  return `${property}: '${sort}${isOptional ? '?' : ''}'`;
}

/** The use cases of an entity: it is made, changed and deleted. */
export function useCasesFile({ entity, fields }) {
  const { className, camel, snake, collection, plural, errors, words, anEntity } = entity;
  const unique = fields.filter((field) => field.unique);
  const refs = fields.filter(({ references }) => references);
  const others = new Map(
    refs.flatMap(({ references }) =>
      references.collection === collection ? [] : [[references.collection, references]],
    ),
  );
  const repositories = `${plural.pascal}Repositories`;
  const taken = unique.map(({ column }) => `\`${snake}.${column}_taken\``);
  const unknown = refs.map(({ errors: [{ code }] }) => `\`${code}\``);
  const own = [...taken, ...unknown].map((code) => `${code}, `).join('');
  const found = [...others.keys()];
  const free = unique.map(({ forms }) => forms.words).join(' and ');
  return `${importOf(
    [
      'loadForChange',
      ...['CommandContext', 'DeleteResource', 'UpdateResource', 'UseCase'].map(asType),
    ],
    '@strata/application-kit',
  )}
${importOf(
  [
    ...[
      className,
      errors,
      `type New${className}`,
      `type ${className}Change`,
      `type ${className}Id`,
    ],
    ...[...others.values()].map(({ className: other }) => `type ${other}`),
  ],
  '@strata/domain',
)}
import type { Repository } from '@strata/domain-kit';

/** What ${entity.pluralWords} are worked with in a transaction. */
export interface ${repositories} {
  readonly ${collection}: Repository<${className}>;
  ${[...others].map(([name, { className: other }]) => `readonly ${name}: Pick<Repository<${other}>, 'getByIdForShare'>;`).join('\n') || GAP}
}

type Context = CommandContext<${repositories}>;

/** Takes in a new ${words}. */
export class Create${className}UseCase implements UseCase<New${className}, ${className}, ${repositories}> {
  ${documented([`@throws DomainError ${own}or a rule of {@link ${className}.create}`], '  ')}
  async execute(command: New${className}, context: Context): Promise<${className}> {
    ${found.length > 0 ? `const { ${[collection, ...found].join(', ')} } = context.tx;` : GAP}
    ${refs.map(lookUpForNew(errors)).join('\n') || GAP}
    const ${camel} = ${className}.create(command, context);
    ${found.length > 0 ? '' : 'context.tx.'}${collection}.create(${camel});
    return ${camel};
  }
}

/** Changes ${anEntity}: what is absent stays${fields.some(({ isOptional }) => isOptional) ? ', null clears' : ''}. */
export class Update${className}UseCase implements UseCase<
  UpdateResource<${className}Id, ${className}Change>,
  ${className},
  ${repositories}
> {
  ${documented([`@throws DomainError \`${snake}.not_found\`, \`aggregate.version_mismatch\`, ${own}or a rule of {@link ${className}.revise}`], '  ')}
  async execute(
    command: UpdateResource<${className}Id, ${className}Change>,
    context: Context,
  ): Promise<${className}> {
    const { ${[collection, ...found].join(', ')} } = context.tx;
    ${refs.length > 0 ? `const { ${refs.map(({ property }) => property).join(', ')} } = command.change;\n// Before the ${words} is locked, as whoever locks both does; what counts is known only once it is.` : GAP}
    ${refs.map(lookUpForChange).join('\n') || GAP}
    const ${camel} = await loadForChange(${collection}, command, ${errors}.notFound);
    ${refs.length > 0 ? '// What is gone stays where it was, so that what was read can be written back.' : GAP}
    ${refs.map(refusalForChange(camel, errors)).join('\n') || GAP}
    ${camel}.revise(command.change, context);
    ${collection}.update(${camel});
    return ${camel};
  }
}

/** Deletes ${anEntity} softly${free ? `; its ${free} can be taken again` : ''}. */
export class Delete${className}UseCase implements UseCase<
  DeleteResource<${className}Id>,
  void,
  ${repositories}
> {
  /** @throws DomainError \`${snake}.not_found\`, \`aggregate.version_mismatch\` */
  async execute(command: DeleteResource<${className}Id>, context: Context): Promise<void> {
    const { ${collection} } = context.tx;
    const ${camel} = await loadForChange(${collection}, command, ${errors}.notFound);
    ${camel}.delete(context);
    ${collection}.update(${camel});
  }
}
`;
}

const asType = (name) => `type ${name}`;

const lookUpForNew =
  (errors) =>
  ({ property, isOptional, references }) => {
    const given = `command.${property}`;
    const isMissing = `!(await ${references.collection}.getByIdForShare(${given}))`;
    return `if (${isOptional ? `${given} && ` : ''}${isMissing}) {
    throw ${errors}.${references.error}(${given});
  }`;
  };

const isThere = ({ forms }) => `is${forms.pascal}There`;

function lookUpForChange(field) {
  const { property, references } = field;
  return `const ${isThere(field)} = !${property} || (await ${references.collection}.getByIdForShare(${property}));`;
}

const refusalForChange = (camel, errors) => (field) => {
  const { property, references } = field;
  return `if (!${isThere(field)} && ${property} !== ${camel}.${property}) {
    throw ${errors}.${references.error}(${property});
  }`;
};
