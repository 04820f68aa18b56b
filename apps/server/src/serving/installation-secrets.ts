import { keptSecret } from '../config/kept-secret.js';
import type { Settings } from '../config/settings.js';

/** The login of the first admin. */
export interface FirstLogin {
  readonly username: string;
  readonly password: string;
  /** Where a password that was made is kept; null when it was given. */
  readonly file: string | null;
}

const KEY_BYTES = 48;
const PASSWORD_BYTES = 12;

/** SECRET_KEY, or the one made for the embedded database's folder. */
export function secretKeyOf({ secretKey, dataDir }: Settings): string {
  return secretKey ?? keptSecret(dataDir, 'secret.key', KEY_BYTES).value;
}

/** The admin to make when there is no user; null when the settings name none. */
export function firstLoginOf(settings: Settings): FirstLogin | null {
  const { adminUsername, adminPassword, databaseAddress, dataDir } = settings;
  const username = adminUsername ?? 'admin';
  if (adminPassword !== null) return { username, password: adminPassword, file: null };
  if (databaseAddress !== null) return null;
  const { value, file } = keptSecret(dataDir, 'admin.password', PASSWORD_BYTES);
  return { username, password: value, file };
}
