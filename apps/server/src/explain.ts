import { inspect } from 'node:util';
import { DomainError } from '@strata/domain';
import {
  DataDirInUse,
  DumpError,
  MigrationError,
  OtherPostgresMajor,
  UnsuitableDatabase,
} from '@strata/infrastructure';
import { SettingsError } from './config/settings.js';
import { ListenError } from './serving/listen.js';

const EXPLAIN_THEMSELVES = [
  DataDirInUse,
  DomainError,
  DumpError,
  ListenError,
  MigrationError,
  OtherPostgresMajor,
  SettingsError,
  UnsuitableDatabase,
];

/** An error for the operator: the message where it says all, the whole of it elsewhere. */
export function explain(error: unknown): string {
  if (EXPLAIN_THEMSELVES.some((known) => error instanceof known)) return (error as Error).message;
  // pg's errors about a database that is not there name the address themselves.
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (/^(ECONN|ENOTFOUND|28P01|3D000)/.test(code)) {
    return `The database cannot be used: ${messageOf(error)}`;
  }
  return inspect(error);
}

/** Node gathers one failure per address under an error without a message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
