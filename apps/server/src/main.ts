import { SERVICE_NAME } from '@strata/application';
import { Command } from 'commander';
import { createUserCommand } from './commands/create-user.js';
import { dumpCommand } from './commands/dump.js';
import { exportCommand } from './commands/export.js';
import { migrateCommand } from './commands/migrate.js';
import { openapiCommand } from './commands/openapi.js';
import { outboxCommand } from './commands/outbox.js';
import { reconcileCommand } from './commands/reconcile.js';
import { restoreCommand } from './commands/restore.js';
import { retentionCommand } from './commands/retention.js';
import { seedCommand } from './commands/seed.js';
import { serveCommand } from './commands/serve.js';
import { describeFailure } from './describe-failure.js';
import { VERSION } from './version.js';

/** Whether a command is named; what is none of ours must not be taken for a word to `serve`. */
const isNamed = /^[^-]/.test(process.argv[2] ?? '');

const program = new Command(SERVICE_NAME)
  .description('The back office of a rental and sales company.')
  .version(VERSION)
  .addCommand(serveCommand(), { isDefault: !isNamed })
  .addCommand(migrateCommand())
  .addCommand(seedCommand())
  .addCommand(createUserCommand())
  .addCommand(reconcileCommand())
  .addCommand(outboxCommand())
  .addCommand(exportCommand())
  .addCommand(dumpCommand())
  .addCommand(restoreCommand())
  .addCommand(retentionCommand())
  .addCommand(openapiCommand())
  .addHelpText('after', '\nSettings come from the environment or .env; .env.example lists them.');

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
