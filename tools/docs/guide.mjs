import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HEADING = /^## (.*)$/;
const BLOCK = /^```(\w+) (\S+)\n([^]*?)^```$/gm;
/** Between two places of one file. */
const GAP = '...\n';

/**
 * A guide as steps: each heading with the files that its code blocks name. A block is the text of a new
 * file, a `diff` block an edit of one that is there.
 */
export function stepsOf(markdown) {
  return markdown
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => ({
      title: HEADING.exec(section.split('\n', 1)[0])[1],
      blocks: [...section.matchAll(BLOCK)].map(([, language, path, text]) => ({
        isEdit: language === 'diff',
        path,
        text,
      })),
    }));
}

/** Does in a folder what a step says. @throws Error when a file is there already, or a place is not found once */
export function follow(folder, { blocks }) {
  for (const { isEdit, path, text } of blocks) {
    const file = join(folder, path);
    if (!isEdit) {
      if (existsSync(file)) throw new Error(`${path} is there already`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      continue;
    }
    const edited = text.split(GAP).reduce(insert(path), readFileSync(file, 'utf8'));
    writeFileSync(file, edited);
  }
}

/** Puts the lines with a plus behind the lines above them. */
function insert(path) {
  return (present, part) => {
    const lines = part.split('\n').slice(0, -1);
    const withSign = (sign) =>
      lines.filter((line) => line.startsWith(sign)).map((line) => `${line.slice(1)}\n`);
    const place = withSign(' ').join('');
    const parts = present.split(place);
    if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} × ${place}`);
    return parts.join(place + withSign('+').join(''));
  };
}
