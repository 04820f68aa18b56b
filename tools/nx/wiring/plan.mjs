import { join } from 'node:path';
import prettier from 'prettier';
import { TargetMissing } from './source.mjs';

/**
 * What is to be written, all of it or nothing: files that are new, and edits of those that are there.
 * Everything that stands in the way is told at once.
 */
export class Plan {
  #texts = new Map();
  #obstacles = [];

  constructor(tree) {
    this.tree = tree;
  }

  /** A file with this text; one that is there already must have it. */
  create(path, text) {
    this.#texts.set(path, { text, isNew: true });
  }

  /** Changes a text; one that is not there begins as `initial`, where that is given. */
  edit(path, change, initial) {
    const present = this.#texts.get(path)?.text ?? this.tree.read(path, 'utf8') ?? initial;
    try {
      if (present === undefined) throw new Error(`${path} is not there.`);
      const text = change(present);
      if (text !== present || !this.tree.exists(path))
        this.#texts.set(path, { text, isNew: false });
    } catch (error) {
      this.#obstacles.push(error);
    }
  }

  /** Puts all of it into the tree, formatted. @throws Error with every obstacle; then nothing is there */
  async write() {
    const formatted = [];
    for (const [path, { text, isNew }] of this.#texts) {
      const wanted = await this.#formatted(path, text);
      const present = this.tree.read(path, 'utf8');
      if (isNew && present !== null && present !== wanted) {
        this.#obstacles.push(new Error(`${path} is there already, and says something else.`));
      }
      if (present !== wanted) formatted.push([path, wanted]);
    }
    if (this.#obstacles.length > 0) throw new Error(toldTogether(this.#obstacles));
    for (const [path, text] of formatted) this.tree.write(path, text);
    return formatted.map(([path]) => path);
  }

  async #formatted(path, text) {
    if (!/\.(ts|mjs|md|json)$/.test(path)) return text;
    const filepath = join(this.tree.root, path);
    const options = await prettier.resolveConfig(filepath);
    return prettier.format(text, { ...options, filepath });
  }
}

function toldTogether(obstacles) {
  const isByHand = obstacles.some((one) => one instanceof TargetMissing);
  const head = isByHand
    ? 'Nothing was written: some places are not where they were.'
    : 'Nothing was written.';
  return [head, ...obstacles.map(({ message }) => message)].join('\n\n');
}
