import { completeFromFile } from './environment-file.js';
import { readSettings } from './read-settings.js';
import type { Settings } from './settings.js';

/**
 * The settings of this process: the command line's, then the environment's, then those of `.env`.
 * @throws SettingsError naming every bad setting
 */
export function loadSettings(
  overrides: Readonly<Record<string, string | undefined>> = {},
): Settings {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return readSettings({ ...completeFromFile(process.env), ...Object.fromEntries(given) });
}
