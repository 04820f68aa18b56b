/** How hard the races are run: `RACES=all` takes minutes, what `npm test` does seconds. */
export const RACE =
  process.env['RACES'] === 'all'
    ? { promises: 1000, rounds: 20, operations: 10_000, kills: 20, publisherKills: 20 }
    : { promises: 200, rounds: 2, operations: 2000, kills: 5, publisherKills: 3 };
