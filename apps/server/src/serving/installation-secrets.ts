import { join } from 'node:path';
import { keptSecret } from '../config/kept-secret.js';
import type { Settings } from '../config/settings.js';

/** The login of the first admin. */
export interface FirstLogin {
  readonly username: string;
  /** What was given, or what is made and kept when it is first asked for. */
  readonly passwordOf: () => string;
  /** Where a password that is made is kept; null when it was given. */
  readonly file: string | null;
}

const KEY_BYTES = 48;
const PASSWORD_BYTES = 12;

/** SECRET_KEY, or the one made for the embedded database's folder. */
export function secretKeyOf({ secretKey, dataDir }: Settings): string {
  return secretKey ?? keptSecret(join(dataDir, 'secret.key'), KEY_BYTES);
}

/** The admin to make when there is no user; null when the settings name none. */
export function firstLoginOf(settings: Settings): FirstLogin | null {
  const { adminUsername, adminPassword, databaseAddress, dataDir } = settings;
  const username = adminUsername ?? 'admin';
  if (adminPassword !== null) return { username, passwordOf: () => adminPassword, file: null };
  if (databaseAddress !== null) return null;
  const file = join(dataDir, 'admin.password');
  return { username, passwordOf: () => keptSecret(file, PASSWORD_BYTES), file };
}
