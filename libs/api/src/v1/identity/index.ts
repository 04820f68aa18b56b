import type {
  CreateUserUseCase,
  DeleteUserUseCase,
  IssueTokenUseCase,
  OwnPasswordService,
  PasswordService,
  UpdateUserUseCase,
  UserQueries,
} from '@strata/application';
import type { Endpoint } from '../../http/endpoint.js';
import type { CursorCodec } from '../../http/lists/cursor-codec.js';
import type { Commands } from '../shared/commands.js';
import { changeMyPassword } from './change-my-password.js';
import { createUser } from './create-user.js';
import { deleteUser } from './delete-user.js';
import { getMe } from './get-me.js';
import { getUser } from './get-user.js';
import { issueToken } from './issue-token.js';
import { listUsers } from './list-users.js';
import { updateUser } from './update-user.js';

/** What the endpoints of the identity context work with. */
export interface IdentityPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: UserQueries;
  readonly passwords: PasswordService;
  readonly ownPassword: OwnPasswordService;
  readonly issueToken: IssueTokenUseCase;
  readonly create: CreateUserUseCase;
  readonly update: UpdateUserUseCase;
  readonly delete: DeleteUserUseCase;
}

/** The endpoints of the identity context. */
export function identityEndpoints(ports: IdentityPorts): readonly Endpoint[] {
  const { commands, cursors, queries, passwords } = ports;
  return [
    issueToken(ports.issueToken),
    getMe(),
    changeMyPassword(ports.ownPassword),
    createUser(commands, passwords, ports.create),
    listUsers(queries, cursors),
    getUser(queries),
    updateUser('put', commands, passwords, ports.update),
    updateUser('patch', commands, passwords, ports.update),
    deleteUser(commands, ports.delete),
  ];
}
