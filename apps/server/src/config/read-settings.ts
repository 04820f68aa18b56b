import { environmentSchema, type Environment } from './environment-schema.js';
import { SettingsError, type Settings } from './settings.js';

/**
 * The settings of an environment.
 * @throws SettingsError naming every bad setting, without showing its value where it is secret
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // `NAME=` in a file means the same as no such line.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { error, value } = environmentSchema.validate(given, {
    abortEarly: false,
    stripUnknown: true,
    errors: { wrap: { label: false } },
  });
  if (error) throw new SettingsError(error.details.map(({ message }) => message));
  return toSettings(value);
}

function toSettings(environment: Environment): Settings {
  return {
    appName: environment.APP_NAME,
    debug: environment.DEBUG,
    host: environment.HOST,
    port: environment.PORT,
    trustProxy: environment.TRUST_PROXY,
    databaseUrl: environment.DATABASE_URL ?? null,
    dataDir: environment.DATA_DIR,
    secretKey: environment.SECRET_KEY ?? null,
    accessTokenExpireMinutes: environment.ACCESS_TOKEN_EXPIRE_MINUTES,
    corsOrigins: environment.CORS_ORIGINS,
    logLevel: environment.LOG_LEVEL ?? (environment.DEBUG ? 'debug' : 'info'),
    rateLimitMax: environment.RATE_LIMIT_MAX,
    phoneRegion: environment.PHONE_REGION,
    smtpUrl: environment.SMTP_URL ?? null,
    mailFrom: environment.MAIL_FROM,
    adminUsername: environment.ADMIN_USERNAME ?? null,
    adminPassword: environment.ADMIN_PASSWORD ?? null,
  };
}
