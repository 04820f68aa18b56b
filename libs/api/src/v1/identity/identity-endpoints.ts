import type { Endpoint } from '@strata/api-kit';
import type {
  IssueTokenUseCase,
  OwnPasswordService,
  PasswordService,
  UserQueries,
} from '@strata/application';
import type { Role } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import { changeMyPassword } from './change-my-password.js';
import { getMe } from './get-me.js';
import { issueToken } from './issue-token.js';
import { userEndpoints } from './user-endpoints.js';

/** What the endpoints of the identity context work with. */
export interface IdentityPorts extends Ports<UserQueries> {
  readonly passwords: PasswordService;
  readonly ownPassword: OwnPasswordService;
  readonly issueToken: IssueTokenUseCase;
}

/** The endpoints of the identity context. */
export function identityEndpoints(ports: IdentityPorts): readonly Endpoint<Role>[] {
  return [
    issueToken(ports.issueToken),
    getMe(),
    changeMyPassword(ports.ownPassword),
    ...userEndpoints(ports, ports.passwords),
  ];
}
