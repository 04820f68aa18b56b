/** How often each value occurs. */
export function tally(values: readonly number[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Runs something so often, by so many hands that each begin the next when one is done. */
export async function inHands<Result>(
  hands: number,
  count: number,
  run: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = 0;
  await times(hands, async () => {
    while (begun < count) {
      const index = begun++;
      results[index] = await run(index);
    }
  });
  return results;
}

/** Runs something so often at once. */
export function times<Result>(
  count: number,
  run: (index: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}
