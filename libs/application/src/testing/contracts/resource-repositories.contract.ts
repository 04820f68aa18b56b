import { testContext } from '@strata/application-kit/testing';
import type { ActionContext, Repository } from '@strata/domain-kit';
import type { Transaction } from '../../transaction.js';
import { type Kept, type Subject, type Subjects, SUBJECTS } from './resource-subjects.js';
import type { StoreUnderTest } from './store-under-test.js';

/** Stores one of each collection that a subject refers to, and what those refer to, all under one id. */
function storeReferences(
  { refersTo = [] }: Pick<Subject<never, string>, 'refersTo'>,
  unique: string,
  context: ActionContext,
  tx: Transaction,
  stored = new Set<string>(),
): void {
  for (const name of refersTo.filter((each) => !stored.has(each))) {
    stored.add(name);
    storeReferences(SUBJECTS[name], unique, context, tx, stored);
    const ids = [unique];
    const newId = () => ids.pop() ?? context.newId();
    // Repository and subject have one name, thus one kind of aggregate.
    tx[name].create(SUBJECTS[name].make(unique, { ...context, newId }) as never);
  }
}

/** What the repository of every collection must do. */
export function resourceRepositoriesContract(store: () => StoreUnderTest): void {
  for (const name of Object.keys(SUBJECTS) as (keyof Subjects)[]) {
    // Repository and subject have one name, thus one kind of aggregate.
    suite<Kept>(store, name, SUBJECTS[name] as never);
  }
}

function suite<Aggregate extends Kept>(
  store: () => StoreUnderTest,
  name: keyof Subjects,
  subject: Subject<Aggregate, string>,
): void {
  describe(`${name} repository`, () => {
    const run = <Result>(work: (repository: Repository<Aggregate>) => Promise<Result> | Result) =>
      store().unitOfWork.run((tx) => work(tx[name] as never));
    const load = (id: Aggregate['id']) => run((repository) => repository.getById(id));
    const create = (aggregate: Aggregate) => run((repository) => repository.create(aggregate));
    const update = (aggregate: Aggregate) => run((repository) => repository.update(aggregate));

    async function stored(): Promise<Aggregate> {
      const context = testContext();
      const unique = context.newId();
      await store().unitOfWork.run((tx) => storeReferences(subject, unique, context, tx));
      const aggregate = subject.make(unique, context);
      await create(aggregate);
      return aggregate;
    }

    it('gives back what it took, under each lock', async () => {
      const aggregate = await stored();
      const { id } = aggregate;
      await run(async (repository) => {
        for (const found of [
          await repository.getById(id),
          await repository.getByIdForUpdate(id),
          await repository.getByIdForShare(id),
          ...(await repository.getByIdsForShare([id, id])),
        ]) {
          expect(found?.toSnapshot()).toEqual(aggregate.toSnapshot());
        }
      });
    });

    it('knows nothing of an unknown id', async () => {
      const { id } = subject.make(testContext().newId(), testContext());
      await run(async (repository) => {
        expect(await repository.getById(id)).toBeNull();
        expect(await repository.getByIdForUpdate(id)).toBeNull();
        expect(await repository.getByIdForRestore(id)).toBeNull();
        expect(await repository.getByIdsForShare([id])).toEqual([]);
      });
    });

    it('stores a change over the version it was loaded in, and its event', async () => {
      const { id } = await stored();
      const [first, second] = [(await load(id))!, (await load(id))!];
      const later = testContext({ at: new Date('2026-02-01T00:00:00.123Z'), by: 'someone-else' });
      subject.change(first, later);
      await update(first);
      const loaded = await load(id);
      expect(loaded?.toSnapshot()).toEqual(first.toSnapshot());
      expect(loaded).toMatchObject({ version: 2, persistedVersion: 2, updatedBy: 'someone-else' });
      expect((await store().eventsOf(id)).map(({ aggregateVersion }) => aggregateVersion)).toEqual([
        1, 2,
      ]);
      subject.change(second, testContext());
      // The unit of work would run it again and again: no reload, so it stays stale.
      await expect(update(second)).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect((await load(id))?.toSnapshot()).toEqual(first.toSnapshot());
    });

    it('stores nothing of what has not changed, whoever changed it since', async () => {
      const { id } = await stored();
      const [unchanged, changed] = [(await load(id))!, (await load(id))!];
      subject.change(changed, testContext({ by: 'someone-else' }));
      await update(changed);
      await update(unchanged);
      expect((await load(id))?.toSnapshot()).toEqual(changed.toSnapshot());
      expect(await store().eventsOf(id)).toHaveLength(2);
    });

    it('forgets what is deleted, and an old copy does not bring it back', async () => {
      const { id } = await stored();
      const [deleted, copy] = [(await load(id))!, (await load(id))!];
      deleted.delete(testContext());
      await update(deleted);
      await run(async (repository) => {
        expect(await repository.getById(id)).toBeNull();
        expect(await repository.getByIdForUpdate(id)).toBeNull();
      });
      expect(await store().queries[name].get(id)).toBeNull();
      subject.change(copy, testContext());
      await expect(update(copy)).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect(await load(id)).toBeNull();
    });

    it('finds what is deleted for who takes that back, and what is not as it is', async () => {
      const { id } = await stored();
      const present = await run((repository) => repository.getByIdForRestore(id));
      expect(present?.toSnapshot()).toEqual((await load(id))?.toSnapshot());
      const deleted = (await load(id))!;
      deleted.delete(testContext());
      await update(deleted);
      const found = await run((repository) => repository.getByIdForRestore(id));
      expect(found?.toSnapshot()).toEqual(deleted.toSnapshot());
    });

    // There may be as many as anybody likes.
    if (Object.keys(subject.twins).length === 0) return;
    it.each(Object.entries(subject.twins))(
      'refuses a second one of the same %s, until the first is deleted',
      async (_rule, [make, code]) => {
        const aggregate = await stored();
        const twin = () => make(testContext(), aggregate);
        await expect(create(twin())).rejects.toMatchObject({ kind: 'conflict', code });
        aggregate.delete(testContext());
        await update(aggregate);
        const successor = twin();
        await create(successor);
        expect((await load(successor.id))?.toSnapshot()).toEqual(successor.toSnapshot());
      },
    );
  });
}
