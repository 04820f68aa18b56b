import { User, type PasswordHash } from '@strata/domain';
import { KNOWN_NETWORKS_PER_USER } from '../../identity/known-networks.js';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

/** What every memory of known networks must do; call it inside a `describe` of the implementation. */
export function knownNetworksContract(store: () => StoreUnderTest): void {
  describe('known networks', () => {
    const context = testContext();
    let users = 0;
    const newUser = async () => {
      const username = `wanderer-${(users += 1)}`;
      const user = User.create(
        { username, passwordHash: 'hash' as PasswordHash, role: 'viewer' },
        context,
      );
      await store().unitOfWork.run((tx) => tx.users.create(user));
      return { user, knows: (network: string) => store().knownNetworks.knows(username, network) };
    };

    it('are those that a user signed in from, and nobody else', async () => {
      const { knownNetworks } = store();
      const [ada, bea] = [await newUser(), await newUser()];
      expect(await ada.knows('192.0.2.1')).toBe(false);
      await knownNetworks.remember(ada.user.id, '192.0.2.1');
      await knownNetworks.remember(ada.user.id, '192.0.2.1');
      expect(await ada.knows('192.0.2.1')).toBe(true);
      expect(await ada.knows('192.0.2.2')).toBe(false);
      expect(await bea.knows('192.0.2.1')).toBe(false);
      expect(await knownNetworks.knows('nobody', '192.0.2.1')).toBe(false);
    });

    it('are few: a new one pushes out an old one', async () => {
      const { knownNetworks } = store();
      const { user, knows } = await newUser();
      const networks = Array.from({ length: KNOWN_NETWORKS_PER_USER + 1 }, (_, n) => `10.0.0.${n}`);
      for (const network of networks) await knownNetworks.remember(user.id, network);
      const known = await Promise.all(networks.map(knows));
      expect(known.filter(Boolean)).toHaveLength(KNOWN_NETWORKS_PER_USER);
      // Which of those of one millisecond goes is open; the new one never does.
      expect(known.at(-1)).toBe(true);
    });

    it('end with the user', async () => {
      const { knownNetworks, unitOfWork } = store();
      const { user, knows } = await newUser();
      await knownNetworks.remember(user.id, '192.0.2.1');
      await unitOfWork.run(async (tx) => {
        const deleted = (await tx.users.getByIdForUpdate(user.id))!;
        deleted.delete(context);
        tx.users.update(deleted);
      });
      expect(await knows('192.0.2.1')).toBe(false);
    });
  });
}
