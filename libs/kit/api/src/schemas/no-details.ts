import Joi from 'joi';

/** The body of an action that needs no details: `{}`, or none at all. */
export const NO_DETAILS = Joi.object({})
  .id('NoDetails')
  .description('Nothing; it may be left out.');
