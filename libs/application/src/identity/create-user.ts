import { User, userErrors, type NewUser } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { IdentityTransaction } from './identity-transaction.js';

/** Takes in a new user; the password comes hashed, from `PasswordService.hashNew`. */
export class CreateUserUseCase implements UseCase<NewUser, User, IdentityTransaction> {
  /** @throws DomainError `user.username_taken`, `user.username_invalid` */
  async execute(command: NewUser, context: CommandContext<IdentityTransaction>): Promise<User> {
    const { users } = context.tx;
    const user = User.create(command, context);
    if (await users.getByUsername(user.username)) {
      throw userErrors.usernameTaken(user.username.value);
    }
    await users.create(user);
    return user;
  }
}
