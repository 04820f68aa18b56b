import type { Endpoint } from '@strata/api-kit';
import {
  IssueTokenUseCase,
  ChangeOwnPasswordUseCase,
  type PasswordService,
  type TokenIssuer,
  type UserQueries,
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
  readonly tokens: TokenIssuer;
}

/** The endpoints of the identity context. */
export function identityEndpoints(ports: IdentityPorts): readonly Endpoint<Role>[] {
  const { commands, passwords, tokens } = ports;
  return [
    issueToken(new IssueTokenUseCase(passwords, tokens)),
    getMe(),
    changeMyPassword(new ChangeOwnPasswordUseCase(passwords, commands)),
    ...userEndpoints(ports, passwords),
  ];
}
