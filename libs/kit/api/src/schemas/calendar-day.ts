import Joi, { type CustomHelpers, type StringSchema } from 'joi';

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar, whatever the time zone: `YYYY-MM-DD`, from year 1 on. It stays that text. */
export function calendarDay(): StringSchema {
  return Joi.string()
    .pattern(DAY_PATTERN)
    .custom((text: string, { error }: CustomHelpers) => {
      // The pattern has complained already.
      if (!DAY_PATTERN.test(text)) return text;
      return isReal(text) ? text : error('day.unreal');
    })
    .messages({
      'string.pattern.base': '{{#label}} must be a date such as 2026-02-28',
      'day.unreal': '{{#label}} names a day that there is not',
    })
    .example('2026-02-28');
}

function isReal(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay && !text.startsWith('0000');
}
