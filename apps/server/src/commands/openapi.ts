import { SERVICE_NAME } from '@strata/application';
import { V1 } from '@strata/api';
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '@strata/api-kit';
import { connect, databaseAt, parseDatabaseUrl, PinoLogger } from '@strata/infrastructure-kit';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { createContainer } from '../container/container.js';
import { services } from '../container/identifiers.js';
import { VERSION } from '../version.js';

/** Nothing is signed while a document is written. */
const UNUSED_KEY = 'x'.repeat(64);

/** `openapi` */
export function openapiCommand(): Command {
  return new Command('openapi')
    .description('print the OpenAPI document; needs no database')
    .option('-o, --output <file>', 'write it to a file instead')
    .action(({ output }: { output?: string }) => {
      const settings = loadSettings({ DATABASE_URL: '' });
      const container = createContainer({
        settings,
        secretKey: UNUSED_KEY,
        logger: new PinoLogger('silent'),
        // Connects to nothing before the first statement.
        database: connect(
          databaseAt(parseDatabaseUrl('postgresql://nobody@nowhere', SERVICE_NAME)),
        ),
      });
      const endpoints = container.get(services.endpoints);
      const text = JSON.stringify(
        openApiDocument({ ...V1, name: settings.appName, endpoints }, VERSION),
        null,
        2,
      );
      if (output === undefined) process.stdout.write(`${text}\n`);
      else writeFileSync(output, `${text}\n`);
    });
}
