const FIRST_PAUSE_MILLISECONDS = 500;
/** The longest between two tries for a subscriber. */
export const LONGEST_PAUSE_MILLISECONDS = 60_000;

/**
 * How long to wait after so many failures in a row: half a second, doubled each time, a minute at
 * most where nothing else is said; and less by up to a half, so that those who failed together do not come back together.
 * @param random from 0 to 1
 */
export function pauseAfter(
  failures: number,
  random: number,
  longest = LONGEST_PAUSE_MILLISECONDS,
): number {
  const pause = FIRST_PAUSE_MILLISECONDS * 2 ** (failures - 1);
  return Math.min(longest, pause) * (0.5 + random / 2);
}
