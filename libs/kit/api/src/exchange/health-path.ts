/** Where the health routes are. */
export const HEALTH_PATH = '/health';

/** True for what the probes of an orchestrator ask. */
export function isHealthPath(path: string): boolean {
  return path === HEALTH_PATH || path.startsWith(`${HEALTH_PATH}/`);
}
