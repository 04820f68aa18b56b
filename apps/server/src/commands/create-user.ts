import { CreateUserUseCase, LOCAL_REQUESTER, PasswordService } from '@strata/application';
import { type Role, ROLES } from '@strata/domain';
import { SYSTEM_ACTOR } from '@strata/domain-kit';
import { Command, Option } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { services } from '../container/identifiers.js';
import { readPassword } from './read-password.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

/** `create-user` */
export function createUserCommand(): Command {
  return new Command('create-user')
    .description('make a user; the password is asked for, or read from standard input')
    .argument('<username>', 'the name to sign in with')
    .addOption(new Option('--role <role>', 'what the user may do').choices(ROLES).default('viewer'))
    .action(async (username: string, { role }: { role: Role }) => {
      const settings = loadSettings();
      const password = await readPassword(`Password of ${username}: `);
      const user = await withServices(settings, async (container) => {
        const passwordHash = await container
          .get(PasswordService)
          .hashNew({ username, password }, LOCAL_REQUESTER);
        const command = { username, passwordHash, role };
        return container.get(services.commands).run(new CreateUserUseCase(), command, SYSTEM_ACTOR);
      });
      printLine(`Made the ${user.role} ${user.username.value}, id ${user.id}.`);
    });
}
