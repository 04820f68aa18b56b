import { SERVICE_NAME } from '@strata/application';
import { ROLES } from '@strata/domain';
import { TOKEN_PATH } from './identity/issue-token.js';

/** This version of the API: where it is mounted, where below that a token is had, and who may call. */
export const V1 = {
  serviceName: SERVICE_NAME,
  basePath: '/api/v1',
  tokenPath: TOKEN_PATH,
  roles: ROLES,
} as const;
