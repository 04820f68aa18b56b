import { logger } from '@nx/devkit';
import { parseFields } from '../fields/parse-fields.mjs';
import { commandOf, runScripts } from '../wiring/afterwards.mjs';
import { Plan } from '../wiring/plan.mjs';
import { membersOf } from '../wiring/source.mjs';
import { collectionsIn, contextsIn, PLACES, textOf } from '../wiring/workspace.mjs';
import { modelOf } from './model.mjs';
import { expectNewName } from './names-in-use.mjs';
import { planFiles } from './files.mjs';
import { planWiring } from './wiring.mjs';

/**
 * An aggregate through all four layers. A second time with the same fields it changes nothing.
 * @throws Error with everything that is in the way; nothing is written then
 */
export default async function entity(tree, options) {
  const { name = '', fields, field, plural, draw = true } = options;
  const [context, ownName, ...more] = name.split('/');
  if (!ownName || more.length > 0) throw new Error(`"${name}" is no entity: say context/entity.`);
  if (!contextsIn(tree).has(context)) {
    throw new Error(
      `There is no context ${context}. Make it: npx nx g @strata/nx:context ${context}`,
    );
  }
  const text = [fields, ...[field].flat()].filter(Boolean).join('\n');
  const model = modelOf({
    context,
    name: ownName,
    plural,
    fields: parseFields(text),
    collections: collectionsIn(tree),
  });
  expectNewName(tree, model.entity);
  const terms = membersOf(PLACES.words, textOf(tree, PLACES.words), 'terms');
  const plan = new Plan(tree);
  planFiles(plan, model, new Set(terms.keys()));
  planWiring(plan, model);
  const written = await plan.write();

  // The docs first: they draw the schemas of the events, which all builds need.
  const scripts = [['docs'], ['db:diff', `add_${model.entity.plural.snake}`], ['client']];
  return () => {
    if (written.length === 0) return logger.info('Nothing to do: it is all there.');
    if (draw) runScripts(tree.root, scripts);
    logger.info(nextSteps(model, draw ? [] : scripts));
  };
}

function nextSteps({ entity }, scripts) {
  return [
    `${entity.aEntity} is there, from POST ${entity.path} to its table. Next:`,
    ...scripts.map((script) => `  ${commandOf(script)}`),
    `  say what ${entity.anEntity} is: libs/domain/src/${entity.context}/${entity.kebab}.ts`,
    `  and to clients: TAGS in ${PLACES.endpoints}, the descriptions in its resource`,
    '  npm test',
    '  npm start',
  ].join('\n');
}
