/** What is not there of a path from the root. */
export function missingFile(path, { files }) {
  if (path === '.' || matches(files, `^${globOf(path)}(/|$)`)) return null;
  return { name: path, candidates: files, nearest: movedTo(path, files) };
}

/** Of a file that is named by the end of its path. */
export function missingEnd(path, { files }) {
  if (matches(files, `(^|/)${globOf(path)}$`)) return null;
  const names = files.map((file) => file.split('/').at(-1));
  return { name: path, candidates: names, nearest: movedTo(path, files) };
}

/** Of a folder somewhere, unless the code has a text like that. */
export function missingFolder(name, { files, code: { literals } }) {
  if (matches(files, `(^|/)${globOf(name)}/`) || literals.has(name)) return null;
  const folders = files.flatMap((file) => file.split('/').slice(0, -1));
  return { name, candidates: folders.map((folder) => `${folder}/`) };
}

/** Where the only file of that name is. */
function movedTo(path, files) {
  const [moved, ...others] = files.filter((file) => file.endsWith(`/${path.split('/').at(-1)}`));
  return others.length === 0 ? moved : undefined;
}

function matches(files, pattern) {
  const regex = new RegExp(pattern);
  return files.some((file) => regex.test(file));
}

function globOf(path) {
  return path
    .replaceAll(/[.+()[\]{}$^|?]/g, String.raw`\$&`)
    .replaceAll('**', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '.*')
    .replace(/\/$/, '');
}
