import contextImports from './rules/context-imports.mjs';
import hostFree from './rules/host-free.mjs';
import kitWords from './rules/kit-words.mjs';
import layerImports from './rules/layer-imports.mjs';
import noCycles from './rules/no-cycles.mjs';
import reasonedAssertions from './rules/reasoned-assertions.mjs';

/** The rules of this repository as an ESLint plugin. */
export default {
  meta: { name: 'boundaries' },
  rules: {
    'context-imports': contextImports,
    'host-free': hostFree,
    'kit-words': kitWords,
    'layer-imports': layerImports,
    'no-cycles': noCycles,
    'reasoned-assertions': reasonedAssertions,
  },
};
