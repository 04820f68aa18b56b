import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { connect, type DatabaseConnection, type SqlSession } from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';
import { prismaIn, type PrismaInTransaction } from './prisma-voices.js';

const user = (username: string) => ({
  id: `0190b7e2-0000-7000-8000-${username.padStart(12, '0')}`,
  username,
  passwordHash: 'hash',
  passwordChangedAt: new Date(0),
  role: 'viewer',
  createdAt: new Date(0),
  updatedAt: new Date(0),
});

describe('Prisma in the transaction of a unit of work', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const names = async () => {
    const { rows } = await database.lists.query<{ username: string }>(
      'SELECT username FROM users ORDER BY username',
    );
    return rows.map(({ username }) => username);
  };
  const rename = (session: SqlSession, from: string, to: string) =>
    session.write('UPDATE users SET username = $2 WHERE username = $1', [from, to]);

  it('sees what the session wrote, and the session what it wrote; both are committed together', async () => {
    await database.commands.open(async (session) => {
      const prisma = await prismaIn(session);
      await prisma.user.create({ data: user('1') });
      rename(session, '1', '2');
      expect(await prisma.user.findFirst({ select: { username: true } })).toEqual({
        username: '2',
      });
      const rows = await session.read('SELECT count(*)::int AS count FROM users');
      expect(rows).toEqual([{ count: 1 }]);
      expect(await names()).toEqual([]);
    });
    expect(await names()).toEqual(['2']);
  });

  it('is taken back together with it', async () => {
    const failing = database.commands.open(async (session) => {
      const prisma = await prismaIn(session);
      await prisma.user.create({ data: user('3') });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names()).toEqual(['2']);
  });

  it('does not hide which statement failed first, nor forgive it', async () => {
    const refused = database.commands.open(async (session) => {
      const prisma = await prismaIn(session);
      session.write('INSERT INTO users (id) VALUES ($1)', ['none'], () => new Error('refused'));
      await prisma.user.findFirst().catch(() => undefined);
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await names()).toEqual(['2']);
  });

  it('begins no transaction of its own, and says nothing after the end', async () => {
    let late: PrismaInTransaction | undefined;
    await database.commands.open(async (session) => {
      late = await prismaIn(session);
      expect(Reflect.get(late, '$transaction')).toBeUndefined();
      expect(await prismaIn(session)).toBe(late);
    });
    await expect(late!.user.findFirst()).rejects.toThrow(/already closed|transaction is over/i);
  });

  it('speaks in many transactions at once, each in its own', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        database.commands.open(async (session) => {
          const prisma = await prismaIn(session);
          await prisma.user.create({ data: user(String(100 + index)) });
          return prisma.user.count({ where: { username: { startsWith: '1' } } });
        }),
      ),
    );
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    expect(await names()).toHaveLength(21);
  });
});
