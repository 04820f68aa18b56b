import { dumpDatabase, DumpError, writeDumpFile, writeTo } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import type { Writable } from 'node:stream';
import { loadSettings } from '../config/load-settings.js';
import { shareDatabase } from '../serving/open-database.js';
import { VERSION } from '../version.js';
import { showRows } from './show-rows.js';
import { printLine } from './print-line.js';
import { untilInterrupted } from './interruption.js';

/** `dump` */
export function dumpCommand(): Command {
  return new Command('dump')
    .description(
      'write everything in the database to a file, as of one moment, beside a server too',
    )
    .argument('<file>', 'the file to write, or - for standard output')
    .option('--force', 'replace the file if it exists')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      if (file === '-' && process.stdout.isTTY) {
        throw new DumpError('A dump is no text for a terminal: give a file, or pipe it somewhere.');
      }
      const { tables, rows } = await untilInterrupted((signal) =>
        dump(signal, (write) =>
          file === '-'
            ? writeTo('standard output', process.stdout, write)
            : writeDumpFile(file, force, write),
        ),
      );
      printLine(`Dumped ${rows} rows of ${tables} tables${file === '-' ? '' : ` to ${file}`}.`);
    });
}

type Write = (sink: Writable) => ReturnType<typeof dumpDatabase>;

async function dump(signal: AbortSignal, open: (write: Write) => ReturnType<Write>) {
  const opened = await shareDatabase(loadSettings(), printLine);
  try {
    return await open((sink) => {
      const progress = showRows('dump');
      return dumpDatabase(opened.database, sink, {
        strataVersion: VERSION,
        onRows: progress.onRows,
        signal,
      }).finally(progress.end);
    });
  } finally {
    await opened.close();
  }
}
