import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { applicationNameFor, describeAddress, parseDatabaseUrl } from './database-address.js';

describe('DATABASE_URL', () => {
  it('is read as libpq does', () => {
    expect(parseDatabaseUrl('postgresql://strata:p%2Fw@db.example:6000/shop', 'strata')).toEqual({
      host: 'db.example',
      port: 6000,
      database: 'shop',
      user: 'strata',
      password: 'p/w',
      schema: 'public',
      ssl: false,
      applicationName: 'strata',
      serviceName: 'strata',
      connectTimeout: 10_000,
      options: undefined,
      channelBinding: false,
    });
  });

  it.each([
    ['postgres://u@h', { host: 'h', port: 5432, database: 'u', user: 'u' }],
    ['postgresql://h/d', { user: userInfo().username, database: 'd' }],
    ['postgresql://u@[::1]:6432/d', { host: '::1', port: 6432 }],
    ['postgresql:///d?host=/var/run/postgresql', { host: '/var/run/postgresql', database: 'd' }],
    ['postgresql://u:p@/d?host=/tmp&port=6000', { host: '/tmp', port: 6000, password: 'p' }],
    ['postgresql://u@%2Fvar%2Frun%2Fpostgresql/d', { host: '/var/run/postgresql', database: 'd' }],
    ['postgresql://h/d?user=u&password=p%40', { user: 'u', password: 'p@' }],
    ['postgresql://u@h/d?schema=strata', { schema: 'strata', applicationName: 'strata/strata' }],
    ['postgresql://u@h/d?schema=public', { schema: 'public', applicationName: 'strata' }],
    ['postgresql://u@h/d?schema=a&application_name=b', { schema: 'a', applicationName: 'b' }],
    ['postgresql://u@h/d?application_name=a%20b', { applicationName: 'a b' }],
    ['postgresql://u@h/d?connect_timeout=3', { connectTimeout: 3000 }],
    ['postgresql://u@h/d?options=-c%20work_mem%3D8MB', { options: '-c work_mem=8MB' }],
    ['postgresql://u@h/d?target_session_attrs=any', { host: 'h' }],
    ['postgresql://u@h/d?sslmode=disable', { ssl: false }],
    ['postgresql://u@h/d?sslmode=require', { ssl: { rejectUnauthorized: false } }],
    ['postgresql://u@h/d?sslmode=verify-full', { ssl: {} }],
    ['postgresql://u@h/d?sslmode=verify-full&sslrootcert=system', { ssl: {} }],
    ['postgresql://u@h/d?sslrootcert=system&sslmode=verify-full', { ssl: {} }],
    ['postgresql:///d?host=/tmp&sslmode=require', { ssl: false }],
    ['postgresql://u@h/d?channel_binding=prefer', { channelBinding: true }],
    ['postgresql://m%C3%BCller:%C3%BC@h/d', { user: 'müller', password: 'ü' }],
  ])('takes %s', (url, expected) => {
    expect(parseDatabaseUrl(url, 'strata')).toMatchObject(expected);
  });

  it('names the program so that PostgreSQL keeps all of it, another way for each schema', () => {
    const schemas = ['a', 'A', 'a b', 'ä', 'ö', ...['x', 'y'].map((end) => 's'.repeat(62) + end)];
    const names = schemas.map((schema) => applicationNameFor('strata', schema));
    expect(new Set(names).size).toBe(schemas.length);
    for (const name of names) expect(name).toMatch(/^strata\/[ -~]{1,56}$/);
  });

  it.each([
    ['mysql://h/d', /not of the form postgresql:/],
    ['postgresql:///d', /names no host/],
    ['postgresql://u@a:1,b:2/d', /several hosts are not supported/],
    ['postgresql://u@a,b/d', /several hosts are not supported/],
    ['postgresql:///d?host=a,b', /several hosts are not supported/],
    ['postgresql://u@h:99999/d', /not a valid URL/],
    ['postgresql:///d?host=/tmp&port=x', /port must be a whole number/],
    ['postgresql://u@h/d?sslmode=prefer', /sslmode is supported as disable, require/],
    ['postgresql://u@h/d?sslmode=verify-ca', /needs sslrootcert/],
    ['postgresql://u@h/d?sslrootcert=/x', /sslrootcert needs sslmode/],
    ['postgresql://u@h/d?sslmode=require&sslrootcert=system', /needs sslmode=verify-full/],
    [
      'postgresql://u@h/d?sslmode=verify-full&sslrootcert=/no/such',
      /^\/no\/such cannot be read \(ENOENT\)/,
    ],
    [
      'postgresql://u@h/d?target_session_attrs=read-write',
      /target_session_attrs is supported as any only/,
    ],
    ['postgresql://u@h/d?channel_binding=require', /channel_binding is supported as/],
    ['postgresql://u@h/d?gssencmode=require', /the parameter gssencmode is not supported/],
    ['postgresql://u@h/d?connection_limit=5', /use DATABASE_POOL_SIZE/],
    ['postgresql://u@h/d?pgbouncer=true', /use DATABASE_POOLER=transaction/],
    ['postgresql://u@h/d?client_encoding=LATIN1', /client_encoding is supported as/],
    ['postgresql://u@h/d?connect_timeout=soon', /connect_timeout must be/],
    ['postgresql://u@h/d?schema=pg_x', /the schema must be/],
    ['postgresql://u@h/d?schema=', /the schema must be/],
  ])('refuses %s by name', (url, message) => {
    expect(() => parseDatabaseUrl(url, 'strata')).toThrow(RangeError);
    expect(() => parseDatabaseUrl(url, 'strata')).toThrow(message);
  });

  it.each([
    'hun/ter2',
    '12/hunter2',
    'hun?ter2',
    '12?hunter2',
    '12?a=hunter2',
    'hun#ter2',
    '12#hunter2',
    'hun%ter2',
    '%E4hunter2',
    'hun ter2',
    '12?x&hunter2=1',
  ])('tells how a password such as %s is written, and never shows it', (password) => {
    const url = `postgresql://strata:${password}@database:5432/strata`;
    const read = () => parseDatabaseUrl(url, 'strata');
    expect(read).toThrow(/%2F %3F %23 %40 %25, or give the password as DATABASE_PASSWORD/);
    expect(read).not.toThrow(/ter2/);
    const encoded = `postgresql://strata:${encodeURIComponent(password)}@database:5432/strata`;
    expect(parseDatabaseUrl(encoded, 'strata').password).toBe(password);
    expect(
      parseDatabaseUrl('postgresql://strata@database/strata', 'strata', password).password,
    ).toBe(password);
  });

  it('has one password', () => {
    expect(() => parseDatabaseUrl('postgresql://u:a@h/d', 'strata', 'b')).toThrow(/given too/);
  });

  it('reads the certificates that it names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-ca-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, 'certificate');
    const { ssl } = parseDatabaseUrl(
      `postgresql://u@h/d?sslmode=verify-ca&sslrootcert=${file}`,
      'strata',
    );
    expect(ssl).toMatchObject({ ca: 'certificate' });
    rmSync(folder, { recursive: true });
  });

  it('is described without its password', () => {
    expect(describeAddress(parseDatabaseUrl('postgresql://u:p@h/d', 'strata'))).toBe('h:5432/d');
    const socket = parseDatabaseUrl('postgresql://u:p@/d?host=/tmp&schema=s', 'strata');
    expect(describeAddress(socket)).toBe('/tmp, port 5432, d, schema s');
  });
});
