const WIDTH = 98;

/** Stands where a part is left out; its line goes with it. */
export const GAP = '\u0000';

/** A text without the lines of what was left out. */
export function withoutGaps(text) {
  return text.replaceAll(/^.*\u0000.*\n/gm, '');
}

/** Statements one below the other; those that are empty leave no line. */
export function lines(...all) {
  return all.filter((each) => each !== '').join('\n');
}

/** A comment of documentation, each of its texts on a line of its own and broken where it is too long. */
export function documented(texts, indent = '') {
  const all = texts
    .filter((text) => text !== '')
    .flatMap((text) => broken(text, WIDTH - indent.length - 3));
  return all.length === 1
    ? `/** ${all[0]} */`
    : ['/**', ...all.map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
}

function broken(text, width) {
  const all = [];
  for (const word of text.split(' ')) {
    const longer = [all.at(-1), word].join(' ');
    if (all.length > 0 && longer.length <= width) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
}
