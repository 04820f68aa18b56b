import { Password, ROLES, Username } from '@strata/domain';
import Joi from 'joi';
import { opaqueText, text } from '@strata/api-kit';

/** Bytes of a body field are bounded before the domain counts code points, of which each has two at most. */
const PASSWORD_MAX_UNITS = 2 * Password.MAX_LENGTH;

const PASSWORD_EXAMPLE = 'correct horse battery staple';

export const username = text(Username.MAX_LENGTH).min(Username.MIN_LENGTH).example('ada');
export const role = Joi.string().valid(...ROLES);

/** A password that somebody chooses. */
export const newPassword = opaqueText(PASSWORD_MAX_UNITS)
  .min(Password.MIN_LENGTH)
  .example(PASSWORD_EXAMPLE)
  .description(
    `${Password.MIN_LENGTH} to ${Password.MAX_LENGTH} characters; not a common password, nor made of the username or the name of this service.`,
  );

/** A password that is only compared, so its form says nothing. */
export const presentedPassword = Joi.string()
  .max(PASSWORD_MAX_UNITS)
  .example(PASSWORD_EXAMPLE)
  .description('As it was chosen.');
