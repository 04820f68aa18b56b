import { importOf } from './imports.mjs';
import { GAP, lines } from './lines.mjs';

/** An entity on the wire. */
export function resourceFile({ entity, fields, tag, knownTerms }) {
  const { className, camel, plural, errors, pluralTitle, anEntity } = entity;
  const kit = [
    'plainResource',
    ...fields.flatMap(({ joi }) => joi.kit),
    ...(fields.some(({ isMoment }) => isMoment) ? ['presentMoment'] : []),
  ];
  const kernel = [
    ...[`type New${className}`, `type ${className}Change`, errors],
    ...fields.flatMap(({ joi }) => joi.kernel),
  ];
  const members = fields.map((field) => resourceField(field, knownTerms));
  const usesJoi = members.some((member) => member.includes('Joi.'));
  return `${importOf(kit, '@strata/api-kit')}
import type { ${className}View } from '@strata/application';
${importOf(kernel, '@strata/domain')}
${lines(usesJoi ? "import Joi from 'joi';" : '', "import type { Role } from '../../shared/role.js';")}

/** ${pluralTitle} on the wire. */
export const ${camel}Resource = plainResource<${className}View, New${className}, ${className}Change>()<Role>({
  path: '${entity.path}',
  name: '${className}',
  plural: '${plural.pascal}',
  article: '${anEntity}',
  tag: '${tag}',
  readers: 'viewer',
  notFound: ${errors}.notFound,
  fields: {
    ${members.join('\n') || GAP}
  },
});
`;
}

function resourceField(field, knownTerms) {
  const { property, column, forms, joi, isOptional, isRequired, isMoment, isCurrency, initial } =
    field;
  const isKnown = isCurrency || knownTerms.has(column);
  const said = !isRequired && !isOptional && !isCurrency ? ` \`${initial}\` unless said.` : '';
  const what = isKnown && !said ? '' : `The ${forms.words}.${said}`;
  const described = `${joi.base}${what ? `.description(${JSON.stringify(what)})` : ''}`;
  const example =
    isRequired && joi.example !== undefined ? `.example(${JSON.stringify(joi.example)})` : '';
  const answered = isMoment
    ? `Joi.string().isoDate()${what ? `.description(${JSON.stringify(what)})` : ''}`
    : described;
  const isAnsweredApart = isMoment || joi.nothing?.includes("''");
  const taken = `${described}${isOptional ? `.allow(${joi.nothing})` : ''}${example}`;
  const members = [
    `schema: ${taken}`,
    ...(isMoment || (isOptional && isAnsweredApart)
      ? [`answered: ${answered}${isOptional ? '.allow(null)' : ''}`]
      : []),
    ...(isRequired ? ['required: true'] : []),
    ...(isMoment ? ['present: presentMoment'] : []),
  ];
  return `${property}: { ${members.join(', ')} },`;
}

/** The endpoints of an entity. */
export function endpointsFile({ entity, fields, errors: table }) {
  const { className, camel, errors, pluralWords } = entity;
  const filtered = fields.filter(({ contains, equals }) => contains || equals);
  const schemas = filtered.map(({ property, filter }) => `${property}: ${filter.schema},`);
  const declared = table
    .filter(({ name }) => name !== 'notFound')
    .map(({ name }) => `${errors}.${name}`);
  const values = [...new Set(fields.flatMap(({ valueErrors }) => valueErrors))];
  const kit = [
    'asGiven',
    'collectionFormat',
    'plainEndpoints',
    ...filtered.flatMap(({ filter }) => filter.kit),
  ];
  const kernel = [
    ...(declared.length > 0 ? [errors] : []),
    ...filtered.flatMap(({ filter }) => filter.kernel),
  ];
  return `${importOf(kit, '@strata/api-kit')}
${importOf(
  [
    ...[`Create${className}UseCase`, `Delete${className}UseCase`, `Update${className}UseCase`],
    ...[`${camel}Collection`, `type ${className}Queries`],
  ],
  '@strata/application',
)}
${lines(
  importOf(kernel, '@strata/domain'),
  values.length > 0 ? "import { valueErrors } from '@strata/domain-kit';" : '',
  schemas.some((schema) => schema.includes('Joi.')) ? "import Joi from 'joi';" : '',
)}
import type { Ports } from '../../shared/ports.js';
import { ${camel}Resource } from './${entity.kebab}-resource.js';

/** The endpoints of ${pluralWords}. */
export const ${camel}Endpoints = (ports: Ports<${className}Queries>) =>
  plainEndpoints(ports, {
    resource: ${camel}Resource,
    format: collectionFormat(${camel}Collection, { ${schemas.join('\n')} }),
    access: 'manager',
    errors: [${[...declared, ...values.map((name) => `valueErrors.${name}`)].join(', ')}],
    create: new Create${className}UseCase(),
    update: new Update${className}UseCase(),
    delete: new Delete${className}UseCase(),
    toCommand: asGiven,
    toChange: asGiven,
  });
`;
}
