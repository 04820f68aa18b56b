/** What lies in the middle, and how far the others are from it. */

/** The middle one, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = ascending(numbers);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest of the numbers that is not below so many percent of them (nearest rank). */
export function percentile(numbers, percent) {
  const sorted = ascending(numbers);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length), 1) - 1];
}

export function spread(numbers) {
  return { median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) };
}

/** The spread of the ratios of what was measured in the same round: what slowed a round slowed both. */
export function ratio(numbers, references) {
  return spread(numbers.map((number, round) => number / references[round]));
}

function ascending(numbers) {
  return [...numbers].sort((one, other) => one - other);
}
