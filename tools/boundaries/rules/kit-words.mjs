import { CONTEXTS } from '../contexts.mjs';
import { exportedClasses, fromRoot, layerOf } from '../workspace.mjs';

/** Words of the business that any program has a use for: a database has a catalog, and load is balanced. */
const GENERAL = new Set([
  'shared',
  'identity',
  'catalog',
  'address',
  'balance',
  'item',
  'user',
  'username',
  'webhook',
  'webhooks',
]);

/** Names of contexts and of what they are about, in whatever notation: `sales_transaction`. */
const words = [...Object.keys(CONTEXTS), ...exportedClasses('libs/domain')]
  .filter((name) => !GENERAL.has(name.toLowerCase()))
  .map((name) => name.split(/(?=[A-Z])/).map((word) => word.replace(/s$/, '')))
  .map((parts) => parts.join('s?[ _-]?'));
const WORD = new RegExp(words.join('|'), 'gi');

/** Keeps the business out of the kits: out of their code, their comments, their tests. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { word: 'A kit knows no business, and so not the word "{{word}}".' },
  },
  create(context) {
    const { filename, sourceCode } = context;
    if (!layerOf(filename)?.name.endsWith('-kit')) return {};
    return {
      Program(node) {
        for (const [word] of fromRoot(filename).matchAll(WORD)) {
          context.report({ node, messageId: 'word', data: { word } });
        }
        for (const { 0: word, index } of sourceCode.text.matchAll(WORD)) {
          const loc = sourceCode.getLocFromIndex(index);
          context.report({ loc, messageId: 'word', data: { word } });
        }
      },
    };
  },
};
