import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import type { ConnectionOptions } from 'node:tls';
import { parse, type ConnectionOptions as ParsedUrl } from 'pg-connection-string';
import { errorCode, errorMessage, isRecord } from '../system/errors.js';

/** Where a database is and who works with it: a DATABASE_URL, understood. */
export interface DatabaseAddress {
  /** A name, an IP address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  /** The schema that holds the tables. */
  readonly schema: string;
  readonly ssl: false | ConnectionOptions;
  readonly applicationName: string;
  /** Of the service that connects. */
  readonly serviceName: string;
  /** Milliseconds. */
  readonly connectTimeout: number;
  /** Command-line options for the server, such as `-c work_mem=64MB`. */
  readonly options: string | undefined;
  readonly channelBinding: boolean;
}

const DEFAULT_PORT = 5432;
const DEFAULT_SCHEMA = 'public';
const DEFAULT_CONNECT_SECONDS = 10;
/** PostgreSQL cuts longer names off (NAMEDATALEN). */
const NAME_MAX_BYTES = 63;

/** Parameters whose only accepted values mean what happens anyway. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  client_encoding: ['utf8', 'UTF8', 'auto'],
  target_session_attrs: ['any'],
  sslmode: ['disable', 'require', 'verify-ca', 'verify-full'],
  channel_binding: ['disable', 'prefer'],
};
const FREE = [
  'host',
  'port',
  'user',
  'password',
  'schema',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'application_name',
  'connect_timeout',
  'options',
];
/** What Prisma's own URLs may hold, and what does it here. */
const INSTEAD: Readonly<Record<string, string>> = {
  connection_limit: 'DATABASE_POOL_SIZE',
  pgbouncer: 'DATABASE_POOLER=transaction',
  pool_timeout: 'connect_timeout',
  socket_timeout: 'DATABASE_STATEMENT_TIMEOUT',
};

/**
 * Reads a connection URL as libpq does (PostgreSQL's documentation, 34.1.1), and Prisma's `schema`.
 * @param serviceName what its connections are called, unless the URL says otherwise
 * @param password for a URL that has none
 * @throws RangeError naming what is wrong or not supported; it never shows a part of a password
 */
export function parseDatabaseUrl(
  text: string,
  serviceName: string,
  password?: string,
): DatabaseAddress {
  const parsed = parseSafely(text);
  if (parsed.password && password !== undefined) {
    throw new RangeError('holds a password, and DATABASE_PASSWORD is given too');
  }
  const { host, ssl, schema: named } = parsed;
  const schema = typeof named === 'string' ? named : DEFAULT_SCHEMA;
  if (!host) {
    throw new RangeError(
      'names no host; a socket is given by its folder: ?host=/var/run/postgresql',
    );
  }
  const user = parsed.user || systemUser();
  if (/^pg_/.test(schema) || schema === '' || Buffer.byteLength(schema) > NAME_MAX_BYTES) {
    throw new RangeError('the schema must be a name of at most 63 bytes that pg_ does not begin');
  }
  return {
    host,
    port: wholeNumber('port', parsed.port || DEFAULT_PORT, 65_535),
    database: parsed.database || user,
    user,
    password: parsed.password || password,
    schema,
    ssl: sslOf(host, ssl),
    applicationName: parsed.application_name ?? applicationNameFor(serviceName, schema),
    serviceName,
    connectTimeout:
      1000 *
      wholeNumber('connect_timeout', parsed['connect_timeout'] ?? DEFAULT_CONNECT_SECONDS, 600),
    options: parsed.options,
    channelBinding: parsed['channel_binding'] === 'prefer',
  };
}

/**
 * What a server of a schema calls itself in pg_stat_activity, unless its URL says otherwise. It is a
 * name of its own, which PostgreSQL keeps as it is: ASCII that is not too long.
 */
export function applicationNameFor(serviceName: string, schema: string): string {
  if (schema === DEFAULT_SCHEMA) return serviceName;
  const name = `${serviceName}/${schema}`;
  if (name.length <= NAME_MAX_BYTES && /^[ -~]*$/.test(name)) return name;
  return `${serviceName}/${createHash('sha256').update(schema).digest('hex').slice(0, 32)}`;
}

/** The address for people, without a password. */
export function describeAddress({ host, port, database, schema }: DatabaseAddress): string {
  const place = host.startsWith('/')
    ? `${host}, port ${port}, ${database}`
    : `${host}:${port}/${database}`;
  return schema === DEFAULT_SCHEMA ? place : `${place}, schema ${schema}`;
}

/** As libpq: a socket is not encrypted, whatever sslmode says. */
function sslOf(host: string, ssl: ParsedUrl['ssl']): false | ConnectionOptions {
  if (host.startsWith('/') || typeof ssl !== 'object') return false;
  const { cert, ...others } = ssl;
  return { ...others, ...(typeof cert === 'string' ? { cert } : {}) };
}

function parseSafely(text: string): ParsedUrl {
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new RangeError('not of the form postgresql://user:password@host:5432/database');
  }
  // Checked here because pg-connection-string mends it by guessing, and then gets passwords wrong.
  if (/%(?![0-9a-f]{2})|\s/i.test(text)) throw new RangeError(BROKEN_ENCODING);
  const authority = /^\w+:\/\/([^/?#]*)/.exec(text)?.[1] ?? '';
  const rest = text.slice(text.indexOf(authority) + authority.length);
  // A bare / ? or # ends the authority: what was to be the password is taken for something else.
  if (/[#@]/.test(rest)) throw new RangeError(BROKEN_ENCODING);
  const parameters = new URLSearchParams(rest.split('?')[1] ?? '');
  refuseUnsupported(authority.slice(authority.lastIndexOf('@') + 1), parameters);
  // Node's own certificates are the ones without a file; as in libpq they need verify-full.
  const system = parameters.get('sslrootcert') === 'system';
  if (system && parameters.get('sslmode') !== 'verify-full') {
    throw new RangeError('sslrootcert=system needs sslmode=verify-full');
  }
  const plain = system ? text.replace(/([?&])sslrootcert=system&?/, '$1') : text;
  try {
    return parse(plain, { useLibpqCompat: true });
  } catch (error) {
    const path = isRecord(error) ? error['path'] : undefined;
    if (path !== undefined) throw new RangeError(`${path} cannot be read (${errorCode(error)})`);
    if (/sslrootcert/.test(errorMessage(error))) {
      throw new RangeError('sslmode=verify-ca needs sslrootcert');
    }
    throw new RangeError(BROKEN_ENCODING);
  }
}

const BROKEN_ENCODING =
  'not a valid URL; characters such as / ? # @ % in a user or password are written %2F %3F %23 %40 %25, or give the password as DATABASE_PASSWORD, which takes it as it is';

function refuseUnsupported(hosts: string, parameters: URLSearchParams): void {
  const manyHosts = hosts.includes(',') || parameters.get('host')?.includes(',');
  if (manyHosts || parameters.get('port')?.includes(',')) {
    throw new RangeError(
      'several hosts are not supported; name one address that follows the primary',
    );
  }
  for (const [name, value] of parameters) {
    const allowed = FIXED[name];
    if (allowed && !allowed.includes(value)) {
      throw new RangeError(`${name} is supported as ${allowed.join(', ')} only`);
    }
    if (!allowed && !FREE.includes(name)) {
      const instead = INSTEAD[name];
      throw new RangeError(
        `the parameter ${name} is not supported${instead ? `; use ${instead}` : ''}`,
      );
    }
  }
  const needsMode = ['sslrootcert', 'sslcert', 'sslkey'].find((name) => parameters.has(name));
  if (needsMode && !parameters.has('sslmode')) throw new RangeError(`${needsMode} needs sslmode`);
}

function wholeNumber(name: string, value: unknown, max: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new RangeError(`${name} must be a whole number from 1 to ${max}`);
  }
  return number;
}

/** As libpq: who runs the program. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    throw new RangeError('names no user');
  }
}
