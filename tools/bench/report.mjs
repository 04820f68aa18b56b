import { median, ratio, spread } from './statistics.mjs';

/** What cannot be told on this machine, or is not done. */
const NONE = '–';

/** A scenario in Markdown: a line a server, its ratio to the reference where that took part. */
export function scenarioTable(sides, reference) {
  const rates = (samples) => samples.map(({ rate }) => rate);
  const base = sides.find(({ name }) => name === reference);
  return table(
    ['', 'requests/s', 'from–to', `× ${reference}`, 'from–to', 'CPU ms', 'p50 ms', 'p99 ms'],
    sides.map(({ name, samples }) => {
      const rate = spread(rates(samples));
      const times = base && ratio(rates(samples), rates(base.samples));
      const middle = (field) => median(samples.map((sample) => sample[field]));
      return [
        name,
        digits(rate.median),
        range(rate),
        times ? digits(times.median) : NONE,
        times ? range(times) : NONE,
        digits(middle('cpu')),
        digits(middle('p50')),
        digits(middle('p99')),
      ];
    }),
  );
}

/** The scenario of what is asked beside what is written. */
export function besideTable(sides) {
  return table(
    ['', 'list p99 ms alone', 'beside POSTs', '× alone', 'from–to', 'POSTs/s beside'],
    sides.map(({ name, samples }) => {
      const middle = (field) => digits(median(samples.map((sample) => sample[field])));
      const times = spread(samples.map((sample) => sample.times));
      return [
        name,
        middle('alone'),
        middle('beside'),
        digits(times.median),
        range(times),
        middle('rate'),
      ];
    }),
  );
}

export function memoryTable(servers) {
  return table(
    ['', 'MB at ready', 'MB at most'],
    servers.map(({ name, ready, most }) => [name, digits(ready), digits(most)]),
  );
}

/** The median of a request by how many rows there are, and how many times that of the fewest it is. */
export function growthTable(sizes, measured) {
  return table(
    ['p50 ms (× the fewest)', ...sizes.map((size) => `${size.toLocaleString('en-US')} rows`)],
    Object.entries(measured).map(([name, times]) => [
      name,
      ...times.map((time) => `${digits(time)} (${digits(time / times[0])})`),
    ]),
  );
}

/** A table in Markdown, its figures to the right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/** Three digits that count, and all before the point. */
export function digits(value) {
  if (!Number.isFinite(value)) return NONE;
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}

function range({ min, max }) {
  return `${digits(min)}–${digits(max)}`;
}
