import { restoreDump } from '@strata/infrastructure';
import { checkDump, type DumpHeader, readDumpFile } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { openDatabase } from '../serving/open-database.js';
import { showRows } from './show-rows.js';
import { printLine } from './print-line.js';
import { untilInterrupted } from './interruption.js';

/** What can be said on the command line. */
interface RestoreChoices {
  readonly check?: boolean;
  readonly replace?: boolean;
}

/** `restore` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put what dump wrote into an empty database, all or nothing; no server may run')
    .argument('<file>', 'the file to read, or - for standard input')
    .option('--check', 'only read the file, and tell whether it is whole; needs no database')
    .option('--replace', 'drop everything that is in the database')
    .action(async (file: string, { check = false, replace = false }: RestoreChoices) => {
      // Before anything is started or made; standard input can be read only once.
      if (check || file !== '-') {
        const header = await checked(file);
        if (check) return printLine(`The dump is whole: ${contentsOf(header)}.`);
      }
      const { header, migrated } = await untilInterrupted((signal) =>
        restored(file, replace, signal),
      );
      printLine(`Restored ${contentsOf(header)}.`);
      for (const name of migrated) printLine(`applied ${name}`);
    });
}

async function checked(file: string): Promise<DumpHeader> {
  const progress = showRows('check');
  return checkDump(bytesOf(file), progress.onRows).finally(progress.end);
}

async function restored(file: string, replace: boolean, signal: AbortSignal) {
  const opened = await openDatabase(loadSettings(), printLine);
  const progress = showRows('restore');
  try {
    const { onRows } = progress;
    return await restoreDump(opened.database, bytesOf(file), { replace, onRows, signal });
  } finally {
    progress.end();
    await opened.close();
  }
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  return file === '-' ? process.stdin : readDumpFile(file);
}

function contentsOf({ tables, takenAt, strata, postgres }: DumpHeader): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, dumped ${takenAt} by Strata ${strata} from PostgreSQL ${postgres}`;
}
