import { completeFromFile } from './environment-file.js';
import { readSettings } from './read-settings.js';
import type { Settings } from './settings.js';

/** What {@link loadSettings} reads: the command line's, then the environment's, then what is in `.env`. */
export function loadEnvironment(
  overrides: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string | undefined>> {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return { ...completeFromFile(process.env), ...Object.fromEntries(given) };
}

/**
 * The settings of this process.
 * @throws SettingsError naming every bad setting
 */
export function loadSettings(
  overrides: Readonly<Record<string, string | undefined>> = {},
): Settings {
  return readSettings(loadEnvironment(overrides));
}
