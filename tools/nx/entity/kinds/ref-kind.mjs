import { Code, kindOf } from './kind.mjs';

/** The id of an aggregate of another collection. */
export const ref = (field, entity) => {
  const named = kindOf(field, entity);
  const target = entity.targetOf(field.limits.collection);
  const property = `${field.name}Id`;
  const kind = { ...named, property, column: `${named.column}_id` };
  const { forms, column } = kind;
  const id = `${target.className}Id`;
  const idAs = (text) => new Code(`'${text}' as ${id}`);
  const code = `${entity.snake}.${named.column}_unknown`;
  return {
    ...kind,
    defaultName: undefined,
    given: id,
    plain: id,
    references: { ...target, id, error: `${forms.camel}Unknown` },
    errors: [
      {
        name: `${forms.camel}Unknown`,
        kind: 'invalid',
        code,
        parameters: 'id: string',
        message: `There is no ${target.words} \${id}.`,
        details: { field: column },
        example: ['r-1'],
        exampleMessage: `There is no ${target.words} r-1.`,
      },
    ],
    prisma: ['String', '@db.Uuid'],
    joi: {
      base: `reference('${target.path}')`,
      nothing: 'null',
      kit: ['reference'],
      kernel: [],
      example: undefined,
    },
    filter: {
      schema: `id().description('The ${forms.words}, by its id.')`,
      kit: ['id'],
      kernel: [],
    },
    filterType: id,
    sample: { given: idAs('r-1'), kept: 'r-1' },
    other: { given: idAs('r-2'), kept: 'r-2' },
    distinct: (unique) => `${unique} as ${id}`,
  };
};
