import { authErrors, type IssueTokenUseCase } from '@strata/application';
import Joi from 'joi';
import { endpoint, FORM_MEDIA_TYPE, ok } from '@strata/api-kit';
import { hashingErrors } from './password-errors.js';
import { presentedPassword } from './user-schemas.js';

/** Where a token is had. */
export const TOKEN_PATH = '/auth/token';

/** Body of `POST /auth/token` (RFC 6749 section 4.3.2), with what clients send along. */
interface TokenRequest {
  readonly grant_type?: 'password';
  readonly username: string;
  readonly password: string;
  readonly scope?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
}

/** Bounds what is read of fields that mean nothing here. */
const IGNORED_MAX_LENGTH = 1024;
/** Anybody can send one. */
const BODY_BYTES = 16 * 1024;
const ignored = Joi.string().allow('', null).max(IGNORED_MAX_LENGTH).description('Ignored.');

const tokenRequestSchema = Joi.object<TokenRequest, true>({
  grant_type: Joi.string().valid('password', '').description('The only grant there is.'),
  username: Joi.string().max(IGNORED_MAX_LENGTH).required().example('admin'),
  password: presentedPassword.required(),
  scope: ignored,
  client_id: ignored,
  client_secret: ignored,
})
  .id('TokenRequest')
  .description('The OAuth2 password grant (RFC 6749 section 4.3.2).');

const tokenResponseSchema = Joi.object({
  access_token: Joi.string().required().description('For `Authorization: Bearer …`.'),
  token_type: Joi.string().valid('bearer').required().description('How it is sent.'),
  expires_in: Joi.number().integer().required().description('Seconds.'),
})
  .id('TokenResponse')
  .description('A bearer token (RFC 6750).');

/** `POST /auth/token` */
export const issueToken = (useCase: IssueTokenUseCase) =>
  endpoint({
    method: 'post',
    path: TOKEN_PATH,
    operationId: 'issueToken',
    summary: 'Sign in',
    description: 'The OAuth2 password flow, as a form or as JSON.',
    tag: 'Identity',
    access: 'public',
    body: tokenRequestSchema,
    alsoAccepts: FORM_MEDIA_TYPE,
    bodyBytes: BODY_BYTES,
    secret: true,
    response: { status: 200, description: 'A bearer token.', schema: tokenResponseSchema },
    errors: [
      authErrors.passwordsOff,
      authErrors.invalidCredentials,
      ...hashingErrors,
      authErrors.tooManyAttempts,
    ],
    handle: async ({ body, network }) => {
      const { username, password } = body;
      const token = await useCase.execute({ username, network }, password);
      return ok({
        access_token: token.accessToken,
        token_type: 'bearer',
        expires_in: token.expiresInSeconds,
      });
    },
  });
