import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The index, which is drawn from the records. */
export const DECISION_INDEX = 'README.md';

const FILE = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md$/;
const TITLE = /^# (\d{4}) (\S.*)$/;
const DATE = String.raw`(\d{4}-\d{2}-\d{2})`;
const LINK = String.raw`\[(\d{4})\]\(([^)\s]+)\)`;
const ACCEPTED = new RegExp(`^accepted, ${DATE}(?:; revised ${DATE}(?: by ${LINK})?)?$`);
const SUPERSEDED = new RegExp(`^superseded by ${LINK}, ${DATE}$`);
/** In this order; only the last may be left out. */
const SECTIONS = ['Context', 'Decision', 'Alternatives', 'Consequences'];

/**
 * The decision records of a folder in the order of their numbers, and what is wrong with their form,
 * as `file: what`.
 */
export function readDecisions(folder) {
  const records = readdirSync(folder)
    .filter((file) => file !== DECISION_INDEX)
    .sort()
    .map((file) => ({ file, ...parse(readFileSync(join(folder, file), 'utf8')) }));
  const faults = records.flatMap((record) =>
    [
      ...nameFaults(record, records),
      ...statusFaults(record, records),
      ...sectionFaults(record.sections),
    ].map((what) => `${record.file}: ${what}`),
  );
  return { records, faults };
}

/** The index of the records as Markdown. */
export function decisionIndex(records) {
  return [
    '# Decisions',
    '',
    'What was decided, why, and what was not chosen. A record keeps its number for ever. Drawn from the',
    'records by `npm run docs`.',
    '',
    '| number | decision | status |',
    '| --- | --- | --- |',
    ...records.map(
      ({ file, number, title, status }) => `| [${number}](${file}) | ${title} | ${status} |`,
    ),
    '',
  ].join('\n');
}

/** Number, title and status of a record, and its sections by name. */
function parse(text) {
  const [head, ...rest] = text.split(/^## /m);
  const [first, blank, status, ...more] = head.split('\n');
  const [, number, title] = TITLE.exec(first) ?? [];
  const isHeadPlain = blank === '' && more.every((line) => line === '');
  const sections = rest.map((section) => {
    const end = section.indexOf('\n');
    return { name: section.slice(0, end), isEmpty: section.slice(end).trim() === '' };
  });
  return {
    number,
    title,
    status: isHeadPlain ? /^Status: (.+)$/.exec(status ?? '')?.[1] : undefined,
    links: [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target),
    sections,
  };
}

function nameFaults({ file, number }, records) {
  const [, ofFile] = FILE.exec(file) ?? [];
  if (ofFile === undefined) return ['a record is named NNNN-slug.md'];
  const twin = records.find((other) => other.file < file && other.file.startsWith(`${ofFile}-`));
  return [
    ...(twin ? [`${twin.file} has this number`] : []),
    ...(number === ofFile ? [] : [`the first line is to be "# ${ofFile} Title"`]),
  ];
}

function statusFaults({ file, status }, records) {
  const [, accepted, revised, reviser, revisingFile] = ACCEPTED.exec(status ?? '') ?? [];
  const [, successor, succeedingFile, superseded] = SUPERSEDED.exec(status ?? '') ?? [];
  const dates = [accepted, revised, superseded].filter(Boolean);
  if (dates.length === 0) {
    return [
      'the third line is to be "Status: accepted, DATE", perhaps with "; revised DATE" or ' +
        '"; revised DATE by [NNNN](file)", or "Status: superseded by [NNNN](file), DATE"',
    ];
  }
  const other = reviser ?? successor;
  return [
    ...dates.filter((date) => !isDate(date)).map((date) => `there is no day ${date}`),
    ...(revised < accepted ? ['revised before it was accepted'] : []),
    ...(other === undefined
      ? []
      : linkFaults(file, other, revisingFile ?? succeedingFile, records)),
  ];
}

/** The record that takes the place of this one must be there, and say so. */
function linkFaults(file, number, target, records) {
  const other = records.find((record) => record.file === target);
  if (!other || !target.startsWith(`${number}-`))
    return [`there is no record ${number} in ${target}`];
  if (target === file) return ['a record does not take its own place'];
  return other.links.includes(file) ? [] : [`${target} does not link to it`];
}

function sectionFaults(sections) {
  const names = sections.map(({ name }) => name);
  const wanted = SECTIONS.slice(0, Math.max(names.length, SECTIONS.length - 1));
  return [
    ...(names.join() === wanted.join() ? [] : [`the sections are to be ${wanted.join(', ')}`]),
    ...sections.filter(({ isEmpty }) => isEmpty).map(({ name }) => `${name} is empty`),
  ];
}

function isDate(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
