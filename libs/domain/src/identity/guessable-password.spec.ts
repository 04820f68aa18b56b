import { Password } from './password.js';

const COMMON = new Set([
  'password',
  'password1',
  'iloveyou',
  'sunshine',
  'admin',
  'dragon',
  '12345678',
]);

const choose = (text: string, username = 'ada.grace@example.com') =>
  Password.choose(text, {
    username,
    serviceName: 'Acme Back Office',
    isCommon: (candidate) => COMMON.has(candidate),
  });

describe('a password that is easily guessed', () => {
  it.each([
    ['password', 'user.password_common'],
    ['PassWord', 'user.password_common'],
    ['ＰＡＳＳＷＯＲＤ', 'user.password_common'],
    ['Password1', 'user.password_common'],
    ['drowssap', 'user.password_common'],
    ['!!Password123!', 'user.password_common'],
    ['2026dragon', 'user.password_common'],
    ['nogard2026', 'user.password_common'],
    ['12345678', 'user.password_common'],
    ['aaaaaaaaaaaa', 'user.password_common'],
    ['abcabcabc', 'user.password_common'],
    ['adminadmin', 'user.password_common'],
    ['password password', 'user.password_common'],
    ['p-a-s-s-w-o-r-d', 'user.password_common'],
    ['pass\u200bword', 'user.password_common'],
    ['!!!!!!!!', 'user.password_common'],
    ['0123456789', 'user.password_common'],
    ['98765432', 'user.password_common'],
    ['1234abcd', 'user.password_common'],
    ['aaaabbbb', 'user.password_common'],
    ['ada.grace@example.com', 'user.password_is_username'],
    ['Ada.Grace1', 'user.password_is_username'],
    ['ecarg.ada!', 'user.password_is_username'],
    ['graceGRACE', 'user.password_is_username'],
    ['my-grace-1', 'user.password_is_username'],
    ['example2026', 'user.password_is_username'],
    ['my-ada-2026', 'user.password_is_username'],
    ['grace-cup-1', 'user.password_is_username'],
    ['dragon749283', 'user.password_common'],
    ['abcdedcba', 'user.password_common'],
    ['iloveyouiloveyou', 'user.password_common'],
    ['acme2026', 'user.password_is_service_name'],
    ['BackOffice!', 'user.password_is_service_name'],
  ])('such as %s is refused: %s', (text, code) => {
    expect(() => choose(text)).toThrow(expect.objectContaining({ code, kind: 'invalid' }));
  });

  it.each([
    'correct horse battery staple',
    'dragons never sleep',
    'dragon-7492-8361-5529',
    'ada likes 7 teapots',
    'the acme of perfection',
    'passwordless login is the future',
    '7hN!k2#x',
    'ключ от квартиры',
    '48-15-16-23-42',
    // What is inside a word, or between two, is no edge.
    'pass7word',
    // More digits than letters.
    'dragon7492836',
    // Three runs.
    '1234abcd9876',
    'abaabbab',
    // A letter twice, at one end only.
    'llamas dance at noon',
    'seven teapots in a well',
    // What is repeated would do by itself.
    'k7tm2qpwk7tm2qpw',
    // Four letters beside the name.
    'grace-book-1',
  ])('is not %s', (text) => {
    expect(choose(text)).toBe(text);
  });

  it.each([
    ['d.b', 'd.b.2026.d.b', true],
    ['d.b@x.io', 'd.b.2026.d.b', true],
    ['d.b@x.io', 'D.B@X.IO-2026', true],
    ['d.hopper', 'd7d!2d#9', false],
    ['ＡＤＡ', 'ada-2026', true],
    ['ada', 'grace-2026', false],
  ])('as the name %s makes of %s: %p', (username, text, isRefused) => {
    const call = () => choose(text, username);
    if (isRefused) {
      expect(call).toThrow(expect.objectContaining({ code: 'user.password_is_username' }));
    } else {
      expect(call()).toBe(text);
    }
  });

  it('says where it stood, and nothing of itself', () => {
    const surroundings = { username: 'ada', serviceName: 'Strata', isCommon: () => true };
    try {
      Password.choose('something', surroundings, 'new_password');
      throw new Error('not refused');
    } catch (error) {
      expect(error).toMatchObject({ details: { field: 'new_password' } });
      expect(JSON.stringify(error) + String(error)).not.toContain('something');
    }
  });
});
