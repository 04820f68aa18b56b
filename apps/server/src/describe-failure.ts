import { inspect } from 'node:util';
import { DomainError } from '@strata/domain-kit';
import {
  databaseComplaint,
  DataDirInUse,
  DumpError,
  errorMessage,
  MigrationError,
  NoEmbeddedPostgres,
  OtherPostgresMajor,
  UnsuitableDatabase,
} from '@strata/infrastructure-kit';
import { SettingsError } from './config/settings.js';
import { ListenError } from './serving/listen.js';
import { WorkerFailed } from './workers/worker-process.js';

const SELF_EXPLANATORY = [
  DataDirInUse,
  DomainError,
  DumpError,
  ListenError,
  MigrationError,
  NoEmbeddedPostgres,
  OtherPostgresMajor,
  SettingsError,
  UnsuitableDatabase,
  WorkerFailed,
];

/** An error for the operator: a line where that says all, the whole of it elsewhere. */
export function describeFailure(error: unknown): string {
  const complaint = databaseComplaint(causeOf(error));
  if (complaint !== null) return `The database cannot be used: ${complaint}`;
  const known = SELF_EXPLANATORY.some((kind) => error instanceof kind);
  return known ? errorMessage(error) : inspect(error);
}

/** What the database itself said of what the application only calls unavailable. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof DomainError ? error.cause : undefined;
  return cause instanceof Error ? cause.cause : error;
}
