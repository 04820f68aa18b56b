import { parse } from 'csv-parse/sync';
import Joi from 'joi';
import { descriptionOf } from '../schemas/schema-description.js';
import { csvColumns, csvHeader, csvRow } from './csv.js';

const columns = csvColumns(
  descriptionOf(
    Joi.object({
      name: Joi.string().required(),
      lumen: Joi.number().required(),
      place: Joi.object({ room: Joi.string().required() }).allow(null).required(),
      parts: Joi.array().items(Joi.object({ watt: Joi.number() })),
    }),
  ),
);

const row = (name: unknown, rest: object = {}) => csvRow(columns, { name, ...rest });
/** What a parser that is none of ours makes of the cells. */
const parsed = (text: string): string[][] => parse(text);

describe('CSV', () => {
  it('has a column for each field, those inside of others with a dot', () => {
    expect(csvHeader(columns)).toBe('name,lumen,place.room,parts\r\n');
    expect(columns.map(({ isList, isRequired }) => [isList, isRequired])).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [true, false],
    ]);
  });

  it('leaves empty what is not there, and writes lists as JSON', () => {
    expect(row('Ada', { lumen: 0, place: null })).toBe('Ada,0,,\r\n');
    const [cells] = parsed(row('Ada', { place: { room: 'attic' }, parts: [{ watt: 5 }] }));
    expect(cells).toEqual(['Ada', '', 'attic', '[{"watt":5}]']);
  });

  it.each(['a,b', 'a "b"', 'a\nb', 'a\rb', 'a\r\nb', ' a ', 'é 🪔', '"'])('keeps %j', (text) => {
    expect(parsed(row(text) + row('next')).map(([cell]) => cell)).toEqual([text, 'next']);
  });

  it.each(['=1+1', '+49 30 1', '-x', '@sum', '\tx', "'=1", "''-1"])(
    'makes %j no formula, by one apostrophe that can be taken away again',
    (text) => {
      expect(parsed(row(text))[0]?.[0]).toBe(`'${text}`);
    },
  );

  it.each(['-5', '19.99', "'t Hooft", 'a=b'])('leaves %j as it is', (text) => {
    expect(parsed(row(text))[0]?.[0]).toBe(text);
  });
});
