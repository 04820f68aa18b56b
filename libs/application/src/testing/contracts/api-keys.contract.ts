import { testContext } from '@strata/application-kit/testing';
import { ApiKey } from '@strata/domain';
import type { StoreUnderTest } from './store-under-test.js';

const MINUTE = 60_000;

/** What the reads of API keys, and the memory of their uses, must do; call it inside a `describe`. */
export function apiKeysContract(store: () => StoreUnderTest): void {
  describe('API keys', () => {
    const context = testContext();
    const at = (minutes: number) => new Date(context.at.getTime() + minutes * MINUTE);
    const make = async () => {
      const unique = context.newId();
      const digest = unique.replaceAll('-', '').repeat(2);
      const key = ApiKey.create(
        { name: unique, prefix: 'strata_abc', digest, role: 'clerk', expiresAt: at(1) },
        context,
      );
      await store().unitOfWork.run((tx) => tx.apiKeys.create(key));
      return { key, digest, read: () => store().queries.apiKeys.get(key.id) };
    };

    it('are found by their digest, which no read shows', async () => {
      const { key, digest, read } = await make();
      const { digest: _hidden, ...shown } = key.toSnapshot();
      expect(await store().queries.apiKeys.byDigest(digest)).toStrictEqual(shown);
      expect(await read()).toStrictEqual(shown);
      expect(await store().queries.apiKeys.byDigest('unknown')).toBeNull();
    });

    it('are not found once they are revoked', async () => {
      const { key, digest } = await make();
      await store().unitOfWork.run(async (tx) => {
        const revoked = (await tx.apiKeys.getByIdForUpdate(key.id))!;
        revoked.delete(context);
        tx.apiKeys.update(revoked);
      });
      expect(await store().queries.apiKeys.byDigest(digest)).toBeNull();
    });

    it('say when they were last used, to the minute, under a version of its own', async () => {
      const { key, read } = await make();
      const { apiKeyUses } = store();
      await Promise.all([apiKeyUses.note(key.id, at(0)), apiKeyUses.note(key.id, at(0))]);
      expect(await read()).toMatchObject({ lastUsedAt: at(0), version: 2 });
      await apiKeyUses.note(key.id, at(0.9));
      expect(await read()).toMatchObject({ lastUsedAt: at(0), version: 2 });
      await apiKeyUses.note(key.id, at(1));
      await apiKeyUses.note(key.id, at(-1));
      expect(await read()).toMatchObject({ lastUsedAt: at(1), version: 3 });
    });

    it('keep when they were last used when somebody changes them', async () => {
      const { key, read } = await make();
      await store().apiKeyUses.note(key.id, at(0));
      await store().unitOfWork.run(async (tx) => {
        const renamed = (await tx.apiKeys.getByIdForUpdate(key.id))!;
        renamed.revise({ name: context.newId() }, context);
        tx.apiKeys.update(renamed);
      });
      expect(await read()).toMatchObject({ lastUsedAt: at(0), version: 3 });
    });
  });
}
