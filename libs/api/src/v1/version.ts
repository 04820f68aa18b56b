import { SERVICE_NAME } from '@strata/application';
import { ROLES } from '@strata/domain';
import { TOKEN_PATH } from './identity/issue-token.js';
import { WORDS } from './words.js';

/** This version of the API: where it is mounted, where below that a token is had, who may call, and what is said of it. */
export const V1 = {
  serviceName: SERVICE_NAME,
  basePath: '/api/v1',
  tokenPath: TOKEN_PATH,
  roles: ROLES,
  words: WORDS,
} as const;
