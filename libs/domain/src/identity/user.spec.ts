import type { ActionContext } from '@strata/domain-kit';
import { expectAnotherAdmin } from './admin-rule.js';
import { Password, type PasswordHash } from './password.js';
import { roleAllows, ROLES } from './role.js';
import { User } from './user.js';
import { Username } from './username.js';

let ids = 0;
const context = (at = '2026-01-15T09:30:00.000Z'): ActionContext => ({
  at: new Date(at),
  by: 'tester',
  newId: () => `id-${(ids += 1)}`,
});
const hash = 'hash' as PasswordHash;
const create = (role: (typeof ROLES)[number]) =>
  User.create({ username: 'Ada', passwordHash: hash, role }, context());

describe('a username', () => {
  it('is one in any case', () => {
    expect(Username.of(' Ada ').value).toBe('ada');
    expect(Username.of('ADA').equals(Username.of('ada'))).toBe(true);
    expect(Username.of('ADA').equals(Username.of('adam'))).toBe(false);
    expect(String(Username.of('Ada'))).toBe('ada');
    expect('Ada.L+1@Example.com').toMatch(Username.PATTERN);
  });

  it('is counted by one spelling, valid or not', () =>
    expect(Username.canonical(' Ä\u200B X\u00A0')).toBe('ä\u200b x'));

  it.each(['abc', '0-_', 'a'.repeat(64), 'ada@example.com'])('can be %j', (text) => {
    expect(Username.parse(text)?.value).toBe(text);
  });

  it.each(['', 'ab', 'a b c', 'ada b', 'ada!', '_ada', 'ädä', 'a'.repeat(65), 'a\0b'])(
    'is not %j',
    (text) => {
      expect(() => Username.of(text)).toThrow(
        expect.objectContaining({ code: 'user.username_invalid' }),
      );
      expect(Username.parse(text)).toBeNull();
    },
  );
});

const choose = (text: string) =>
  Password.choose(text, { username: 'ada', serviceName: 'Strata', isCommon: () => false });

describe('a password', () => {
  it('is normalized, so that keyboards do not matter', () => {
    expect(choose('pässword')).toBe('pässword'.normalize('NFC'));
  });

  it.each(['8 chars!', 'ab '.repeat(42) + 'cd'])('can be %j', (text) => {
    expect(choose(text)).toBe(text);
  });

  it('of good form may be a common one or a name: it was chosen elsewhere', () => {
    expect(Password.ofGoodForm('ada-2026')).toBe('ada-2026');
    expect(() => Password.ofGoodForm('short', 'new_password')).toThrow(
      expect.objectContaining({ details: { field: 'new_password', min: 8 } }),
    );
  });

  it('stands in the field `password` unless said', () => {
    expect(() => choose('short')).toThrow(
      expect.objectContaining({ details: { field: 'password', min: 8 } }),
    );
    expect(() => Password.ofGoodForm('x'.repeat(129))).toThrow(
      expect.objectContaining({ details: { field: 'password', max: 128 } }),
    );
  });

  it.each([
    ['seven77', 'user.password_too_short'],
    ['x'.repeat(129), 'user.password_too_long'],
    ['          ', 'user.password_blank'],
    ['12345678\0', 'user.password_malformed'],
  ])('is not %j', (text, code) => {
    expect(() => choose(text)).toThrow(expect.objectContaining({ code }));
  });

  it('counts characters, not code units', () => {
    const faces = (count: number) =>
      String.fromCodePoint(...Array.from({ length: count }, (_, index) => 0x1f600 + 2 * index));
    expect(choose(faces(8))).toHaveLength(16);
    expect(() => choose(faces(7))).toThrow();
  });
});

describe('roles', () => {
  it('let each do what the ones before may', () => {
    for (const [index, held] of ROLES.entries()) {
      const allowed = ROLES.filter((needed) => roleAllows(held, needed));
      expect(allowed).toEqual(ROLES.slice(0, index + 1));
    }
  });
});

describe('User', () => {
  it('records what happened without any password', () => {
    const user = create('clerk');
    user.changePassword('other' as PasswordHash, context('2026-02-01T00:00:00.000Z'));
    user.changeRole('manager', context());
    user.rename('Grace', context());
    const events = user.pullEvents();
    expect(events.map(({ name }) => name)).toEqual([
      'user.created',
      'user.password_changed',
      'user.role_changed',
      'user.renamed',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/hash|other/);
    expect(user).toMatchObject({ passwordHash: 'other', role: 'manager' });
    expect(user.passwordChangedAt).toEqual(new Date('2026-02-01T00:00:00.000Z'));
  });

  it('tells that the password changed, and nothing of either', () => {
    const user = User.reconstitute(create('clerk').toSnapshot());
    user.changePassword('other' as PasswordHash, context('2026-02-01T00:00:00.000Z'));
    expect(user.changes()).toEqual({
      passwordHash: {},
      passwordChangedAt: { from: user.createdAt, to: new Date('2026-02-01T00:00:00.000Z') },
    });
  });

  it.each([
    ['in one millisecond', '2026-01-15T09:30:00.000Z'],
    ['after the clock went back', '2026-01-15T08:30:00.000Z'],
  ])('has another moment for each password, two of them %s too', (_what, at) => {
    const user = create('clerk');
    const moments = [0, 1, 2].map(() => {
      user.changePassword(hash, context(at));
      return user.passwordChangedAt.getTime();
    });
    expect([...new Set(moments)].sort()).toEqual(moments);
    expect(moments[0]).toBeGreaterThan(user.createdAt.getTime());
  });

  it('does not change when nothing does', () => {
    const user = User.reconstitute(create('clerk').toSnapshot());
    user.changeRole('clerk', context());
    user.rename('ADA', context());
    expect(user.version).toBe(1);
  });
});

describe('the last admin', () => {
  it('can leave only while another remains', () => {
    const [one, two, clerk] = [create('admin'), create('admin'), create('clerk')];
    expectAnotherAdmin([one, two], one);
    expectAnotherAdmin([one], clerk);
    expectAnotherAdmin([], clerk);
    two.delete(context());
    expectAnotherAdmin([one], two);
    expect([one, two, clerk].map(({ isActiveAdmin }) => isActiveAdmin)).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => expectAnotherAdmin([one], one)).toThrow(
      expect.objectContaining({ code: 'user.last_admin' }),
    );
  });
});
