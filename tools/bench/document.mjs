import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const PATH = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const GIBIBYTE = 2 ** 30;

/** The command that gave the figures as a code block, and the machine; nothing that tells whose it is. */
export async function circumstances(script, args, client) {
  const { rows } = await client.query('SHOW server_version');
  const [{ model }] = cpus();
  const quoted = args.map((arg) => (/^[\w.,=-]+$/.test(arg) ? arg : `'${arg}'`));
  const command = [`npm run ${script}`, ...(args.length > 0 ? ['--', ...quoted] : [])].join(' ');
  return [
    `\`\`\`\n${command}\n\`\`\``,
    [
      `Taken on ${new Date().toISOString().slice(0, 10)}`,
      `${cpus().length} × ${model.trim()}`,
      `${Math.round(totalmem() / GIBIBYTE)} GB`,
      `${process.platform} ${process.arch}`,
      `Node ${process.versions.node}`,
      `PostgreSQL ${rows[0].server_version} on the same machine.`,
    ].join(', '),
  ].join('\n\n');
}

/** The text with what stands between the marks of a section replaced. */
export function withSection(text, name, section) {
  const marks = new RegExp(`(<!-- ${name}: .*-->)[^]*(<!-- /${name} -->)`);
  if (!marks.test(text)) throw new Error(`docs/benchmarks.md has no section ${name}`);
  return text.replace(marks, (_all, begin, end) => `${begin}\n\n${section}\n\n${end}`);
}

/** As it stands in the repository, with its columns in line. */
export async function formatted(markdown) {
  const options = await prettier.resolveConfig(PATH);
  return prettier.format(markdown, { ...options, parser: 'markdown' });
}

export async function writeSection(name, section) {
  const text = withSection(readFileSync(PATH, 'utf8'), name, section);
  writeFileSync(PATH, await formatted(text));
  console.error('wrote docs/benchmarks.md');
}
