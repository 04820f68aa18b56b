import { authErrors, type ChangeOwnPasswordUseCase } from '@strata/application';
import { userErrors } from '@strata/domain';
import Joi from 'joi';
import { endpoint, NO_CONTENT } from '@strata/api-kit';
import { newPasswordErrors } from './password-errors.js';
import { newPassword, presentedPassword } from './user-schemas.js';

/** Body of `PUT /auth/me/password`. */
interface PasswordChange {
  readonly current_password: string;
  readonly new_password: string;
}

const passwordChangeSchema = Joi.object<PasswordChange, true>({
  current_password: presentedPassword.required(),
  new_password: newPassword.required().example('staple battery horse', { override: true }),
})
  .id('PasswordChange')
  .description('The password as it is, and as it is to be.');

/** `PUT /auth/me/password` */
export const changeMyPassword = (useCase: ChangeOwnPasswordUseCase) =>
  endpoint({
    method: 'put',
    path: '/auth/me/password',
    operationId: 'changeMyPassword',
    summary: 'Change my password',
    description: 'Every token issued before becomes void, the one of this request included.',
    tag: 'Identity',
    access: 'viewer',
    body: passwordChangeSchema,
    secret: true,
    response: { status: 204, description: 'The new password counts from now on.' },
    errors: [
      authErrors.passwordsOff,
      userErrors.currentPasswordWrong,
      ...newPasswordErrors,
      authErrors.tooManyAttempts,
    ],
    handle: async ({ body, actor, network }) => {
      await useCase.execute({
        actor,
        network,
        currentPassword: body.current_password,
        newPassword: body.new_password,
      });
      return NO_CONTENT;
    },
  });
