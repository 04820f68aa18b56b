import { SERVICE_NAME } from '@strata/application';
import { DomainError } from '@strata/domain-kit';
import { parseDatabaseUrl } from '@strata/infrastructure-kit';
import Joi, { type CustomHelpers } from 'joi';

/** Timers take 2 147 483 647 at most, and those around a statement are somewhat longer than it. */
const TIMEOUT_MAX = 2_000_000_000;

/** Milliseconds, as PostgreSQL takes a number without a unit; 0, for ever, is not on offer. */
export const timeout = (milliseconds: number) =>
  Joi.number().integer().min(1).max(TIMEOUT_MAX).default(milliseconds);

/** A setting that may be a file's content instead: `NAME_FILE` names the file. */
export const secret = () => Joi.string().meta({ secret: true });

/** The address of a database. */
export const databaseUrl = () =>
  secret().custom(valueOf((text) => parseDatabaseUrl(text, SERVICE_NAME) && text));

/** The address of something that speaks HTTP. */
export const httpUrl = () => Joi.string().uri({ scheme: ['http', 'https'] });

/** On or off, off unless said. */
export const flag = () =>
  Joi.boolean().truthy('1', 'yes', 'on').falsy('0', 'no', 'off').default(false);

/** Where to listen. */
export const host = () =>
  Joi.alternatives(Joi.string().hostname(), Joi.string().ip({ cidr: 'forbidden' }))
    .default('127.0.0.1')
    .messages({ 'alternatives.match': '{{#label}} must be a host name or an IP address' });

/** Where to listen there; 0 for any that is free. */
export const port = () => Joi.number().integer().min(0).max(65_535);

/** Lets a function that throws have its say as a Joi rule. */
export function valueOf<Value>(parse: (text: string) => Value) {
  return (text: string, helpers: CustomHelpers) => {
    try {
      return parse(text);
    } catch (error) {
      const known = error instanceof DomainError || error instanceof RangeError;
      if (!known) throw error;
      return helpers.error('value.refused', { reason: error.message });
    }
  };
}
