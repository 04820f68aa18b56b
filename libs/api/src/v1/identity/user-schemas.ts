import { Password, ROLES, Username } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import Joi from 'joi';
import { type BaseFields, baseFieldSchemas, opaqueText, pageSchema, text } from '@strata/api-kit';

/** Body of `POST /users`. */
export interface UserCreate {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
}

/** Body of `PUT` and `PATCH /users/{id}`: what is absent stays. */
export type UserUpdate = Partial<UserCreate>;

/** A user as answered; never with a password. */
export interface UserResponse extends BaseFields {
  readonly username: string;
  readonly role: Role;
}

/** Bytes of a body field are bounded before the domain counts code points, of which each has two at most. */
const PASSWORD_MAX_UNITS = 2 * Password.MAX_LENGTH;

export const username = text(Username.MAX_LENGTH).min(Username.MIN_LENGTH).example('ada');
export const role = Joi.string().valid(...ROLES);

/** A password that somebody chooses. */
export const newPassword = opaqueText(PASSWORD_MAX_UNITS)
  .min(Password.MIN_LENGTH)
  .example('correct horse battery staple')
  .description(
    `${Password.MIN_LENGTH} to ${Password.MAX_LENGTH} characters; not a common password, nor made of the username or the name of this service.`,
  );

/** A password that is only compared, so its form says nothing. */
export const presentedPassword = Joi.string().max(PASSWORD_MAX_UNITS);

export const userCreateSchema = Joi.object<UserCreate, true>({
  username: username.required(),
  password: newPassword.required(),
  role: role.required(),
}).id('UserCreate');

export const userUpdateSchema = Joi.object<UserUpdate, true>({
  username,
  password: newPassword,
  role,
}).id('UserUpdate');

export const userResponseSchema = Joi.object<UserResponse, true>({
  ...baseFieldSchemas(),
  username: username.required(),
  role: role.required(),
}).id('UserResponse');

export const userPageSchema = pageSchema('UserPage', userResponseSchema);
