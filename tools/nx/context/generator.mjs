import { logger } from '@nx/devkit';
import { commandOf, runScripts } from '../wiring/afterwards.mjs';
import { Plan } from '../wiring/plan.mjs';
import { addMember } from '../wiring/splice.mjs';
import { contextsIn, PLACES } from '../wiring/workspace.mjs';

const NAME = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;

/**
 * A bounded context: its line among the others, and the files that its tables go to. Its folders come with
 * the first entity. A second time it changes nothing.
 * @throws Error when a name is none, or a context that it knows is not there; nothing is written then
 */
export default async function context(tree, { name, knows = '', draw = true }) {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name of a context: it is written like rental-law.`);
  const contexts = contextsIn(tree);
  const known = knows
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const strangers = known.filter((each) => !contexts.has(each));
  if (strangers.length > 0) {
    throw new Error(
      `There is no context ${strangers.join(', ')}; there are ${[...contexts.keys()].join(', ')}.`,
    );
  }
  if (known.includes(name)) throw new Error(`${name} knows itself anyway.`);
  const present = contexts.get(name);
  if (present && known.some((each) => !present.includes(each))) {
    throw new Error(`${name} is there already; whom it may know is said in ${PLACES.contexts}.`);
  }
  const plan = new Plan(tree);
  const key = name.includes('-') ? `'${name}'` : name;
  const value = `[${known.map((each) => `'${each}'`).join(', ')}]`;
  plan.edit(PLACES.contexts, (text) =>
    addMember(text, { file: PLACES.contexts, constant: 'CONTEXTS', key, value }),
  );
  plan.edit(`${PLACES.schema}/${name}.prisma`, (text) => text, '');
  plan.edit(`${PLACES.schema}/${name}.sql`, (text) => text, sqlHead(name));
  const written = await plan.write();

  const scripts = [['docs']];
  return () => {
    if (written.length === 0) return logger.info('Nothing to do: it is all there.');
    if (draw) runScripts(tree.root, scripts);
    logger.info(
      [
        'Next:',
        ...(draw ? [] : scripts.map((script) => `  ${commandOf(script)}`)),
        `  npx nx g @strata/nx:entity ${name}/NAME 'name:string(255)!unique~^ …'`,
      ].join('\n'),
    );
  };
}

/** How the SQL of a context begins. */
export function sqlHead(name) {
  return `-- What Prisma cannot say of ${name.replaceAll('-', ' ')}.\n`;
}
