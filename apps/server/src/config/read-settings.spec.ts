import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscountRate } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { environmentSchema, SECRET_SETTINGS } from './environment-schema.js';
import { readSettings } from './read-settings.js';
import { SettingsError } from './settings.js';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  it('have defaults for everything with the embedded database', () => {
    expect(readSettings({})).toEqual({
      appName: 'Strata',
      debug: false,
      host: '127.0.0.1',
      port: 3000,
      operatorPage: true,
      metrics: null,
      workers: 1,
      trustProxy: false,
      databaseAddress: null,
      databasePooler: 'none',
      directDatabaseAddress: null,
      databaseReplica: null,
      databaseLimits: {
        poolSize: 20,
        statementTimeout: 60_000,
        lockTimeout: 5_000,
        idleInTransactionTimeout: 60_000,
      },
      dataDir: '.data',
      dumpEveryHours: null,
      dumpDir: join('.data', 'dumps'),
      dumpKeep: 7,
      secretKey: null,
      accessTokenExpireMinutes: 30,
      passwordSignIn: true,
      oidc: null,
      corsOrigins: ['http://localhost:3000'],
      logLevel: 'info',
      tracing: null,
      maxConnections: 1000,
      rateLimitMax: 6000,
      drainNoticeSeconds: null,
      phoneRegion: 'US',
      timeZone: TimeZone.UTC,
      clerkDiscountMax: DiscountRate.of('0.1'),
      smtpUrl: null,
      mailFrom: 'no-reply@localhost.localdomain',
      mailTimeoutSeconds: 60,
      webhookAllowPrivate: false,
      nats: null,
      eventSubjectPrefix: 'strata.events',
      deliveryRetentionDays: 30,
      eventRetentionDays: null,
      adminUsername: null,
      adminPassword: null,
    });
  });

  it('are read from the environment', () => {
    const settings = readSettings({
      DEBUG: 'true',
      PORT: '8080',
      TRUST_PROXY: '10.0.0.0/8, loopback',
      CORS_ORIGINS: 'https://a.example, https://b.example',
      ADMIN_USERNAME: 'Root',
      TIME_ZONE: 'Australia/Lord_Howe',
      CLERK_DISCOUNT_MAX: '0.25',
    });
    const aMorning = new Date('2026-01-31T13:00:00Z');
    expect(settings.timeZone.dateAt(aMorning)).toBe('2026-02-01');
    expect(readSettings({}).timeZone.dateAt(aMorning)).toBe('2026-01-31');
    expect(settings.clerkDiscountMax.toDecimal()).toBe('0.25');
    expect(settings).toMatchObject({
      debug: true,
      logLevel: 'debug',
      port: 8080,
      trustProxy: '10.0.0.0/8, loopback',
      corsOrigins: ['https://a.example', 'https://b.example'],
      adminUsername: 'root',
    });
  });

  it('say whose tokens let in, and what these mean', () => {
    const given = { OIDC_ISSUER: 'https://id.example/shop', OIDC_AUDIENCE: 'strata' };
    expect(readSettings(given).oidc).toEqual({
      issuer: 'https://id.example/shop',
      audience: 'strata',
      roleClaim: 'roles',
      roles: { viewer: 'viewer', clerk: 'clerk', manager: 'manager', admin: 'admin' },
    });
    const mapped = { ...given, OIDC_ROLE_CLAIM: 'a.b', OIDC_ROLES: 'staff=clerk, it = admin' };
    expect(readSettings({ ...mapped, PASSWORD_SIGN_IN: 'false' })).toMatchObject({
      oidc: { roleClaim: 'a.b', roles: { staff: 'clerk', it: 'admin' } },
      passwordSignIn: false,
    });
    expect(problemsOf({ ...given, OIDC_ROLES: 'staff=king' })).toEqual([
      'OIDC_ROLES: "king" is no role: viewer, clerk, manager, admin',
    ]);
  });

  it.each([
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_AUDIENCE is required with OIDC_ISSUER'],
    [{ OIDC_AUDIENCE: 'strata' }, 'OIDC_ISSUER is required with OIDC_AUDIENCE'],
    [{ PASSWORD_SIGN_IN: 'off' }, 'OIDC_ISSUER is required with PASSWORD_SIGN_IN=false'],
  ])('leave nobody outside: %j', (environment, problem) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([problem]);
  });

  it('say where traces are sent, of what, and how many', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318/';
    expect(readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT }).tracing).toEqual({
      url: 'http://collector:4318/v1/traces',
      headers: {},
      serviceName: 'strata',
      attributes: {},
      sampler: 'parentbased_always_on',
      ratio: 1,
    });
    const given = readSettings({
      OTEL_EXPORTER_OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in',
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%3Db, tenant = 7',
      OTEL_SERVICE_NAME: 'shop',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.01',
    });
    expect(given.tracing).toEqual({
      url: 'https://traces.example/in',
      headers: { 'api-key': 'a=b', tenant: '7' },
      serviceName: 'shop',
      attributes: { 'deployment.environment.name': 'test' },
      sampler: 'parentbased_traceidratio',
      ratio: 0.01,
    });
    const disabled = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' };
    expect(readSettings(disabled).tracing).toBeNull();
    const bad = { OTEL_EXPORTER_OTLP_HEADERS: 'hunter2', OTEL_TRACES_SAMPLER_ARG: '2' };
    const problems = problemsOf(bad);
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('say where events go, and who asks there', () => {
    const NATS_URL = 'nats://one:4222, tls://two';
    expect(readSettings({ NATS_URL }).nats).toEqual({
      servers: ['nats://one:4222', 'tls://two'],
      identity: null,
      stream: 'strata-events',
      subjectPrefix: 'strata.events',
      service: 'strata',
    });
    const given = { NATS_URL, NATS_STREAM: 'SHOP', NATS_SUBJECT_PREFIX: 'shop.eu' };
    expect(readSettings(given)).toMatchObject({
      nats: { stream: 'SHOP', subjectPrefix: 'shop.eu' },
      eventSubjectPrefix: 'shop.eu',
    });
    const identityBy = (environment: Record<string, string>) =>
      readSettings({ NATS_URL, ...environment }).nats?.identity;
    const [user, password] = ['shop', 'hunter2'];
    expect(identityBy({ NATS_USER: user, NATS_PASSWORD: password })).toEqual({ user, password });
    expect(identityBy({ NATS_TOKEN: 'hunter2' })).toEqual({ token: 'hunter2' });
    expect(identityBy({ NATS_CREDS: 'seed' })).toEqual({ credentials: 'seed' });
  });

  it.each([
    [{ NATS_URL: 'broker' }, 'NATS_URL: it is not of the form nats://host:port or tls://host:port'],
    [
      { NATS_URL: 'nats://shop:hunter2@broker' },
      'NATS_URL: who asks stands in NATS_USER and NATS_PASSWORD, NATS_TOKEN or NATS_CREDS',
    ],
    [{ NATS_URL: 'nats://broker/events' }, 'NATS_URL: nothing follows the port'],
    [{ NATS_TOKEN: 'hunter2' }, 'NATS_URL is required with NATS_TOKEN'],
    [{ NATS_USER: 'shop' }, 'NATS_PASSWORD is required with NATS_USER'],
    [{ NATS_PASSWORD: 'hunter2' }, 'NATS_USER is required with NATS_PASSWORD'],
    [
      { NATS_URL: 'nats://broker', NATS_TOKEN: 'hunter2', NATS_CREDS: 'hunter2' },
      'of NATS_TOKEN, NATS_CREDS only one is to be given',
    ],
  ])('lead events nowhere else: %j', (environment, problem) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([problem]);
  });

  it.each(['two words', 'a.*', '>', 'a..b'])('take no subject like %p', (NATS_SUBJECT_PREFIX) => {
    expect(problemsOf({ NATS_SUBJECT_PREFIX })).toHaveLength(1);
    expect(problemsOf({ NATS_STREAM: NATS_SUBJECT_PREFIX })).toHaveLength(1);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  it('names every bad one at once', () => {
    const problems = problemsOf({
      DEBUG: 'perhaps',
      HOST: 'no host',
      PORT: '70000',
      WORKERS: 'all',
      TRUST_PROXY: 'everyone',
      DATABASE_URL: 'mysql://x',
      DIRECT_DATABASE_URL: 'postgresql://a,b/c',
      DATABASE_POOLER: 'statement',
      DATABASE_POOL_SIZE: '7',
      DATABASE_STATEMENT_TIMEOUT: '0',
      DATABASE_LOCK_TIMEOUT: '1s',
      DATABASE_IDLE_IN_TRANSACTION_TIMEOUT: '-1',
      DUMP_EVERY_HOURS: '0',
      DUMP_KEEP: '0',
      SECRET_KEY: 'short',
      ACCESS_TOKEN_EXPIRE_MINUTES: '0',
      CORS_ORIGINS: '*',
      LOG_LEVEL: 'loud',
      RATE_LIMIT_MAX: '-1',
      DRAIN_NOTICE_SECONDS: '-1',
      PHONE_REGION: 'XX',
      TIME_ZONE: 'Atlantis',
      CLERK_DISCOUNT_MAX: '1.5',
      SMTP_URL: 'http://x',
      MAIL_FROM: 'nobody',
      ADMIN_USERNAME: 'a b',
      ADMIN_PASSWORD: 'short',
    });
    const names = problems.map((problem) => problem.split(/[ :]/)[0]);
    expect(names.sort()).toEqual([
      'ACCESS_TOKEN_EXPIRE_MINUTES',
      'ADMIN_PASSWORD',
      'ADMIN_USERNAME',
      'CLERK_DISCOUNT_MAX',
      'CORS_ORIGINS',
      'DATABASE_IDLE_IN_TRANSACTION_TIMEOUT',
      'DATABASE_LOCK_TIMEOUT',
      'DATABASE_POOLER',
      'DATABASE_POOL_SIZE',
      'DATABASE_STATEMENT_TIMEOUT',
      'DATABASE_URL',
      'DEBUG',
      'DIRECT_DATABASE_URL',
      'DRAIN_NOTICE_SECONDS',
      'DUMP_EVERY_HOURS',
      'DUMP_KEEP',
      'HOST',
      'LOG_LEVEL',
      'MAIL_FROM',
      'PHONE_REGION',
      'PORT',
      'RATE_LIMIT_MAX',
      'SECRET_KEY',
      'SMTP_URL',
      'TIME_ZONE',
      'TRUST_PROXY',
      'WORKERS',
    ]);
    expect(problems.join()).not.toContain('short,');
  });

  it('never shows a secret', () => {
    const problems = problemsOf({ SECRET_KEY: 'hunter2', ADMIN_PASSWORD: 'hunter' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter');
  });

  it('asks for secrets of its own beside a database of its own', () => {
    const DATABASE_URL = 'postgresql://u:p@localhost/db';
    expect(problemsOf({ DATABASE_URL })).toEqual(['SECRET_KEY is required with DATABASE_URL']);
    const SECRET_KEY = 'x'.repeat(32);
    expect(problemsOf({ DATABASE_URL, SECRET_KEY, ADMIN_USERNAME: 'root' })).toEqual([
      'ADMIN_PASSWORD is required with ADMIN_USERNAME',
    ]);
    expect(problemsOf({ DATABASE_URL, SECRET_KEY })).toEqual([]);
  });

  it('takes no time that would overflow a timer around it', () => {
    for (const [time, problems] of [
      ['2000000000', 0],
      ['2147483647', 1],
    ] as const) {
      expect(problemsOf({ DATABASE_STATEMENT_TIMEOUT: time })).toHaveLength(problems);
    }
  });

  it('passes the parts of a database on, with a password as it is', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgresql://strata@pooler:6432/shop?schema=strata',
      DIRECT_DATABASE_URL: 'postgresql://strata@database/shop?schema=strata',
      DATABASE_PASSWORD: 'a/b?c#d@e%f',
      DATABASE_POOLER: 'transaction',
      DATABASE_POOL_SIZE: '9',
      DATABASE_LOCK_TIMEOUT: '1500',
      SECRET_KEY: 'x'.repeat(32),
    });
    expect(settings).toMatchObject({
      databaseAddress: { host: 'pooler', port: 6432, schema: 'strata', password: 'a/b?c#d@e%f' },
      directDatabaseAddress: { host: 'database', password: 'a/b?c#d@e%f' },
      databasePooler: 'transaction',
      databaseLimits: { poolSize: 9, lockTimeout: 1500 },
    });
  });

  it('take a replica of the database', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgresql://strata@database/shop',
      DATABASE_READ_URL: 'postgresql://strata@replica/shop',
      READ_MAX_STALENESS: '7',
      DATABASE_PASSWORD: 'secret',
      SECRET_KEY: 'x'.repeat(32),
    });
    expect(settings.databaseReplica).toMatchObject({
      address: { host: 'replica', password: 'secret' },
      maxStaleness: 7000,
    });
  });

  it.each([
    [
      { DATABASE_READ_URL: 'postgresql://s@h/d' },
      'DATABASE_URL is required with DATABASE_READ_URL',
    ],
    [
      {
        DATABASE_URL: 'postgresql://s@h/d?schema=one',
        DATABASE_READ_URL: 'postgresql://s@h/d?schema=two',
        SECRET_KEY: 'x'.repeat(32),
      },
      'DATABASE_READ_URL has another schema than DATABASE_URL',
    ],
    [{ DATABASE_PASSWORD: 'p' }, 'DATABASE_URL is required with DATABASE_PASSWORD'],
    [
      { DIRECT_DATABASE_URL: 'postgresql://u@h/d' },
      'DATABASE_URL is required with DIRECT_DATABASE_URL',
    ],
    [{ DATABASE_POOLER: 'transaction' }, 'DATABASE_URL is required with DATABASE_POOLER'],
    [
      {
        DATABASE_URL: 'postgresql://u:hunter2@h/d',
        DATABASE_PASSWORD: 'p',
        SECRET_KEY: 'x'.repeat(32),
      },
      'DATABASE_PASSWORD is given, and DATABASE_URL holds a password too',
    ],
    [
      {
        DATABASE_URL: 'postgresql://u@h/d?schema=a',
        DIRECT_DATABASE_URL: 'postgresql://u@h/d',
        SECRET_KEY: 'x'.repeat(32),
      },
      'DIRECT_DATABASE_URL has another schema than DATABASE_URL',
    ],
    [
      {
        DATABASE_URL: 'postgresql://u@h/d?options=-c%20jit%3Doff',
        DATABASE_POOLER: 'transaction',
        SECRET_KEY: 'x'.repeat(32),
      },
      'DATABASE_URL has options, which do not pass a pooler in transaction mode',
    ],
  ])('are refused where they do not go together: %j', (environment, problem) => {
    expect(problemsOf(environment as unknown as Record<string, string>)).toEqual([problem]);
  });

  describe('in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-secrets-'));
    const fileOf = (content: string): string => {
      const file = join(folder, Buffer.from(content).toString('base64url'));
      writeFileSync(file, content);
      return file;
    };
    afterAll(() => rmSync(folder, { recursive: true }));

    it('are every secret, without the newline at the end', () => {
      expect([...SECRET_SETTINGS].sort()).toEqual([
        'ADMIN_PASSWORD',
        'DATABASE_PASSWORD',
        'DATABASE_READ_URL',
        'DATABASE_URL',
        'DIRECT_DATABASE_URL',
        'NATS_CREDS',
        'NATS_PASSWORD',
        'NATS_TOKEN',
        'OTEL_EXPORTER_OTLP_HEADERS',
        'SECRET_KEY',
        'SMTP_URL',
      ]);
      const settings = readSettings({
        SECRET_KEY_FILE: fileOf(`${'k'.repeat(40)}\r\n`),
        ADMIN_PASSWORD_FILE: fileOf(' a long password \n'),
        DATABASE_URL_FILE: fileOf('postgresql://u@h/d\n'),
        DATABASE_PASSWORD_FILE: fileOf('a/b'),
        SMTP_URL_FILE: fileOf('smtp://mail.example'),
      });
      expect(settings).toMatchObject({
        secretKey: 'k'.repeat(40),
        adminPassword: ' a long password ',
        databaseAddress: { host: 'h', password: 'a/b' },
        smtpUrl: 'smtp://mail.example',
      });
    });

    it('are named when they cannot be had, beside everything else', () => {
      const problems = problemsOf({
        PORT: 'x',
        DATABASE_URL: 'postgresql://u@h/d',
        SECRET_KEY_FILE: '/no/such/file',
        ADMIN_PASSWORD: 'a long password',
        ADMIN_PASSWORD_FILE: fileOf('another long password'),
        SMTP_URL_FILE: folder,
        DATABASE_PASSWORD_FILE: fileOf('\n'),
      });
      expect(problems).toEqual([
        `DATABASE_PASSWORD_FILE: ${fileOf('\n')} cannot be used: it is empty`,
        'SECRET_KEY_FILE: /no/such/file cannot be used: ENOENT',
        `SMTP_URL_FILE: ${folder} cannot be used: EISDIR`,
        'ADMIN_PASSWORD and ADMIN_PASSWORD_FILE are both given',
        'PORT must be a number',
      ]);
    });

    it('are judged like others, and not shown', () => {
      const problems = problemsOf({ SECRET_KEY_FILE: fileOf('hunter2') });
      expect(problems).toEqual(['SECRET_KEY must have at least 32 bytes']);
    });
  });

  it('all stand in .env.example', () => {
    const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const listed = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name!);
    const known = Object.keys(environmentSchema.describe().keys as object);
    const files = SECRET_SETTINGS.map((name) => `${name}_FILE`);
    expect(listed.sort()).toEqual([...known, ...files].sort());
  });
});
