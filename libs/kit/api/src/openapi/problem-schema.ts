import Joi from 'joi';
import { ERRORS_MAX } from '../endpoints/validation.js';
import type { JsonSchema } from './json-schema.js';

/** Shape of every error answer (RFC 9457). */
export const problemSchema = Joi.object({
  type: Joi.string().required().description('A URN that ends in the code.'),
  title: Joi.string().required().description('The status in words.'),
  status: Joi.number().integer().required().description('The status, as in the head.'),
  detail: Joi.string().required().description('What happened, for people.'),
  code: Joi.string().required().description('What happened, for programs; stable.'),
  instance: Joi.string().required().description('The address that was asked.'),
  correlation_id: Joi.string().required().description('Finds the request in the log.'),
  errors: Joi.array()
    .items(
      Joi.object({
        pointer: Joi.string().allow('').required().description('A JSON Pointer (RFC 6901).'),
        message: Joi.string().required().description('What is wrong there, for people.'),
      }),
    )
    .max(ERRORS_MAX)
    .description('What was wrong with the request.'),
  details: Joi.object().unknown().description('Facts about the error.'),
})
  .id('Problem')
  .description('What went wrong, as RFC 9457 has it.');

/** A problem that has one of these codes, so that a client can tell them apart by type. */
export function problemOf(problem: JsonSchema, codes: readonly string[]): JsonSchema {
  const code = { type: 'string', enum: codes, description: 'Which of these it was.' };
  return { allOf: [problem, { type: 'object', properties: { code } }] };
}
