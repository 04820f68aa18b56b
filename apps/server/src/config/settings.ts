import type { DiscountRate } from '@strata/domain';
import type { OidcSettings } from '@strata/infrastructure';
import type { TimeZone } from '@strata/domain-kit';
import type {
  DatabaseAddress,
  DatabaseLimits,
  DatabasePooler,
  NatsSettings,
  ReplicaSettings,
  TracingSettings,
} from '@strata/infrastructure-kit';

/** Everything that can be set from outside, validated. */
export interface Settings {
  readonly appName: string;
  readonly debug: boolean;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether there is a page for operators. */
  readonly operatorPage: boolean;
  /** Where the metrics are served; null where they are not. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** How many processes serve; one has no supervisor. */
  readonly workers: number;
  /** As Express's `trust proxy` takes it. */
  readonly trustProxy: false | number | string;
  /** null: the embedded PostgreSQL in {@link dataDir}. */
  readonly databaseAddress: DatabaseAddress | null;
  readonly databasePooler: DatabasePooler;
  /** The way past the pooler; null when there is none. */
  readonly directDatabaseAddress: DatabaseAddress | null;
  /** A replica that answers reads; null when there is none. */
  readonly databaseReplica: ReplicaSettings | null;
  /** Of one process. */
  readonly databaseLimits: DatabaseLimits;
  readonly dataDir: string;
  /** null: dumps are written when somebody asks for one. */
  readonly dumpEveryHours: number | null;
  readonly dumpDir: string;
  /** How many of the dumps in {@link dumpDir} are kept. */
  readonly dumpKeep: number;
  /** null: made once and kept in {@link dataDir}; only with the embedded database. */
  readonly secretKey: string | null;
  readonly accessTokenExpireMinutes: number;
  /** Whether users get in with passwords, and the tokens that these get. */
  readonly passwordSignIn: boolean;
  /** An issuer whose tokens let in too; null when there is none. */
  readonly oidc: OidcSettings | null;
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  /** Where traces are sent; null where none are. */
  readonly tracing: Omit<TracingSettings, 'serviceVersion'> | null;
  /** At once, to one process. */
  readonly maxConnections: number;
  /** Requests a minute of one user, or of one network before a login, to all workers together. */
  readonly rateLimitMax: number;
  /** How long requests are served on after a signal to stop; null: 5, and 0 on a terminal. */
  readonly drainNoticeSeconds: number | null;
  /** ISO 3166-1 alpha-2. */
  readonly phoneRegion: string;
  /** Where the company is: its sales have the date there. */
  readonly timeZone: TimeZone;
  /** The most that a clerk leaves off a price. */
  readonly clerkDiscountMax: DiscountRate;
  /** null: mails are written to the log. */
  readonly smtpUrl: string | null;
  /** The sender's address. */
  readonly mailFrom: string;
  /** The longest that sending one mail may take. */
  readonly mailTimeoutSeconds: number;
  /** Whether webhooks may go to http, and to addresses outside of the public internet. */
  readonly webhookAllowPrivate: boolean;
  /** Where events go for other programs; null where they do not. */
  readonly nats: NatsSettings | null;
  /** What subjects of events begin with. */
  readonly eventSubjectPrefix: string;
  /** How long deliveries are kept that are done with. */
  readonly deliveryRetentionDays: number;
  /** How long events are kept; null: for ever. */
  readonly eventRetentionDays: number | null;
  readonly adminUsername: string | null;
  readonly adminPassword: string | null;
}

/** Thrown when settings are bad; the message names every one of them. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: readonly string[]) {
    super(`Bad settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}
