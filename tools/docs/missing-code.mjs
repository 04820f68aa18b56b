/** A name or a chain of them, with brackets behind it or without. */
export const EXPRESSION = /^(?:(?:throw|new|await) )?([A-Za-z_]\w*(?:\.\w+)*)(<.*>|\(.*\))?$/;
/** What is plainly a name of code: with a capital inside, or in front of something small. */
const CODE_NAME = /^[A-Za-z]\w*[a-z0-9][A-Z]|^[A-Z]\w*[a-z]/;
const CLASS_OF_ONE_WORD = /^[A-Z][a-z0-9]+$/;

/**
 * What is not there of an expression.
 * @param missingOf looks up what stands between its brackets
 */
export function missingInExpression(text, known, missingOf) {
  const [, chain, rest = ''] = EXPRESSION.exec(text);
  // A plain word is a word, unless something stands behind it.
  const isCode = rest !== '' || chain.includes('.') || CODE_NAME.test(chain);
  return (isCode ? missingInChain(chain, known) : null) ?? missingInside(rest, known, missingOf);
}

function missingInChain(chain, { code, words }) {
  const [head, ...rest] = chain.split('.');
  const { identifiers, exports, literals } = code;
  const isGlobal = head in globalThis;
  if (CLASS_OF_ONE_WORD.test(head)) {
    // A word with a capital is in the code for many reasons, and a class only where it is exported.
    if (!exports.has(head) && !isGlobal) return { name: head, candidates: exports };
  } else if (![identifiers, words, literals].some((set) => set.has(head)) && !isGlobal) {
    return { name: head, candidates: [...identifiers, ...words] };
  }
  const own = code.membersOf(head);
  for (const [index, part] of rest.entries()) {
    const all = index === 0 && own ? new Set(own) : identifiers;
    const isOfHost = index === 0 && isGlobal && part in globalThis[head];
    if (!all.has(part) && !isOfHost) return { name: part, candidates: all };
  }
  return null;
}

/** What stands between brackets: names that are plainly code, and texts in quotes. */
function missingInside(text, known, missingOf) {
  for (const [, quoted, word] of text.matchAll(/'([^']*)'|([A-Za-z_]\w*)/g)) {
    const name = quoted ?? word;
    const missing = quoted || CODE_NAME.test(name) ? missingOf(name, known) : null;
    if (missing) return missing;
  }
  return null;
}
