import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'node:querystring';
import {
  type Endpoint,
  HttpError,
  isWholeList,
  readWholeList,
  WHOLE_LIST_FORMATS,
  type WholeList,
} from '@strata/api-kit';
import type { PhoneContext } from '@strata/api';
import { DumpError, writeDumpFile, writeTo } from '@strata/infrastructure-kit';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Container } from 'inversify';
import { loadSettings } from '../config/load-settings.js';
import { services } from '../container/identifiers.js';
import { untilInterrupted } from './interruption.js';
import { printLine } from './print-line.js';
import { showRows } from './show-rows.js';
import { withServices } from './with-services.js';

const FORMATS = Object.keys(WHOLE_LIST_FORMATS);
const STDOUT = '-';

interface Options {
  readonly format?: string;
  readonly where: Readonly<Record<string, string>>;
  readonly force?: boolean;
}

/** `export` */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a whole list to a file, as of one moment, as GET with `format` gives it')
    .argument('<list>', 'such as customers, or inventory/levels')
    .argument('<file>', 'the file to write, or - for standard output')
    .addOption(
      new Option('--format <format>', 'what is written; said by the name of the file otherwise') //
        .choices(FORMATS),
    )
    .option('--where <query>', 'filters and sort as in an address: name=ada&sort=-name', query, {})
    .option('--force', 'replace the file if it exists')
    .action(async (name: string, file: string, options: Options) => {
      const format = options.format ?? formatOf(file);
      const total = await untilInterrupted((signal) =>
        withServices(loadSettings(), async (container) => {
          const list = await listOf(container, name, { ...options.where, format });
          const write = (sink: Writable) => pour(container, list, sink, signal);
          return file === STDOUT
            ? writeTo('standard output', process.stdout, write)
            : writeDumpFile(file, options.force ?? false, write);
        }),
      );
      printLine(`Exported ${total} rows${file === STDOUT ? '' : ` to ${file}`}.`);
    });
}

function formatOf(file: string): string {
  const named = extname(file).slice(1);
  if (FORMATS.includes(named)) return named;
  throw new DumpError(`Say --format ${FORMATS.join(' or ')}: ${file} does not tell which.`);
}

function query(text: string): Readonly<Record<string, string>> {
  const given = parse(text);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'string') throw new InvalidArgumentError(`${name} comes twice.`);
      return [name, value];
    }),
  );
}

async function listOf(
  container: Container,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<WholeList> {
  const lists = container.get(services.endpoints).filter((endpoint) => isWholeList(endpoint));
  const list = lists.find(({ path }) => path === `/${name}`);
  if (!list) {
    const names = lists.map(({ path }: Endpoint) => path.slice(1)).sort();
    throw new DumpError(`There is no list ${name}. There are: ${names.join(', ')}.`);
  }
  const { phoneRegion } = container.get(services.settings);
  try {
    return await readWholeList(list, given, { phoneRegion } satisfies PhoneContext);
  } catch (error) {
    const faults = error instanceof HttpError ? (error.extra.errors ?? []) : [];
    if (faults.length === 0) throw error;
    const lines = faults.map(({ pointer, message }) => `  - ${pointer}: ${message}`);
    throw new DumpError(`--where is not understood:\n${lines.join('\n')}`, { cause: error });
  }
}

/** @returns how many rows it wrote */
async function pour(
  container: Container,
  list: WholeList,
  sink: Writable,
  signal: AbortSignal,
): Promise<number> {
  const { snapshots } = container.get(services.database);
  const progress = showRows('export');
  let done = 0;
  try {
    await snapshots.read(async (snapshot) => {
      async function* texts() {
        for await (const { text, rows, total } of list.parts(snapshot)) {
          done += rows;
          if (total > 0) progress.onRows(done, total);
          yield text;
        }
      }
      // Standard output outlives what is written to it.
      await pipeline(texts, sink, { signal, end: sink !== process.stdout });
    });
  } finally {
    progress.end();
  }
  return done;
}
