/** What other programs are told of events: drawn from the types of their payloads and the comments there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';
import { eventTypes } from './event-types.mjs';
import { schemaOf } from './type-schema.mjs';

const domain = fileURLToPath(new URL('../../libs/domain/', import.meta.url));
/** The file with the schemas. */
export const EVENT_SCHEMAS = `${domain}src/event-schemas.ts`;

/** The file with the schemas, with the text it should have; nothing when it has that. */
export async function staleEventSchemas() {
  const options = await prettier.resolveConfig(EVENT_SCHEMAS);
  const wanted = await prettier.format(eventSchemas(), { ...options, parser: 'typescript' });
  const present = existsSync(EVENT_SCHEMAS) ? readFileSync(EVENT_SCHEMAS, 'utf8') : '';
  return new Map(present === wanted ? [] : [[EVENT_SCHEMAS, wanted]]);
}

function eventSchemas() {
  const program = programOf(`${domain}tsconfig.lib.json`);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(`${domain}src/domain-events.ts`);
  const events = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .find(({ name }) => name === 'DomainEvents');
  const meanings = new Map(eventTypes().map(({ name, meaning }) => [name, meaning]));
  const versions = payloadVersions(program);
  const schemas = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(events))
    .map((event) => {
      const { name } = event;
      const payload = checker.getTypeOfSymbol(event).getProperty('payload');
      if (!meanings.has(name)) throw new Error(`${name} has no comment above its type`);
      return [
        name,
        {
          version: versions.get(name) ?? 1,
          description: meanings.get(name),
          payload: schemaOf(checker, checker.getTypeOfSymbol(payload)),
        },
      ];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    "import type { EventSchema } from '@strata/domain-kit';",
    "import type { DomainEvents } from './domain-events.js';",
    '',
    '/** Every event by its name, as other programs are told of it; drawn by `npm run docs` from its type. */',
    'export const EVENT_SCHEMAS: { readonly [Name in keyof DomainEvents]: EventSchema } =',
    `${JSON.stringify(Object.fromEntries(schemas))};`,
  ].join('\n');
}

function programOf(config) {
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(json, ts.sys, domain);
  return ts.createProgram(fileNames, { ...options, noEmit: true });
}

/** The versions of payloads by the names of events: what is given to `record` after the context. */
function payloadVersions(program) {
  const versions = new Map();
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.name?.text === 'record') {
      const [name, , , version] = node.arguments;
      if (version) versions.set(name.text, Number(version.text));
    }
    ts.forEachChild(node, visit);
  };
  for (const source of program.getSourceFiles()) {
    if (source.fileName.startsWith(domain)) visit(source);
  }
  return versions;
}
