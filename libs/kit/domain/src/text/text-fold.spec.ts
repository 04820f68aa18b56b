import { searchText, textKey } from './text-fold.js';

describe('the key of a text', () => {
  it.each([
    ['DR-É', 'dr-e\u0301', 'case and normal form'],
    ['STRASSE', 'straße', 'a sharp s'],
    ['STRAẞE', 'strasse', 'a capital sharp s'],
    ['KIRMIZI', 'kırmızı', 'a dotless i'],
    ['İZMİR', 'izmir', 'a dotted capital I'],
    ['ΟΔΟΣ', 'οδος', 'a final sigma'],
    ['ＡＢＣ１', 'abc1', 'width'],
    ['DR 1', ' dr\u00A0\u2009 1 ', 'blanks'],
    ['DR-1', 'dr‑1', 'dashes'],
    ["O'Neill", 'O’NEILL', 'apostrophes'],
    ['Acme', 'A\u200Bc\u00ADme\uFEFF', 'invisible characters'],
    ['ﬁx', 'FIX', 'ligatures'],
    ['ДРЕЛЬ', 'дрель', 'case in Cyrillic'],
  ])('of %s is that of %s (%s)', (one, other) => {
    expect(textKey(one)).toBe(textKey(other));
  });

  it.each([
    ['DR-E', 'DR-É'],
    ['O', '0'],
    ['AB', 'A B'],
    ['Ø', 'O'],
    ['й', 'и'],
  ])('of %s is not that of %s', (one, other) => {
    expect(textKey(one)).not.toBe(textKey(other));
  });

  it('is lower-case, in NFC, on one line and without blanks at its ends', () => {
    expect(textKey(' DR‑É\u00A0\u2009 1\r\n2 ')).toBe('dr-é 1 2');
    expect(textKey('\u0085a\u2028\u2029b\u1680')).toBe('a b');
    expect(textKey('a\u007Fb\u0086c\uFFF9d\u2800e')).toBe('abcde');
    expect(textKey('Æ-Ł')).toBe('æ-ł');
  });

  it('has one dash and one apostrophe', () => {
    for (const dash of '‐‑‒–—―−-') expect(textKey(`a${dash}b`)).toBe('a-b');
    for (const apostrophe of "‘’ʼ′'") expect(textKey(`o${apostrophe}n`)).toBe("o'n");
  });

  it('is the same for every letter and its lower case', () => {
    const letters = Array.from({ length: 0x1ffff }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((letter) => letter.toLowerCase() !== letter);
    expect(letters.length).toBeGreaterThan(1400);
    expect(letters.filter((one) => textKey(one) !== textKey(one.toLowerCase()))).toEqual([]);
  });

  it('fits an index, whatever the text expands to', () => {
    expect(Array.from(textKey('\uFDFA'.repeat(255)))).toHaveLength(600);
  });
});

describe('a search', () => {
  it.each([
    ['Müller', 'muller'],
    ['MU\u0308LLER', 'muller'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['Đặng Thị', 'dang thi'],
    ['Þórr', 'thorr'],
    ['Ёлка', 'елка'],
    ['Άλφα', 'αλφα'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['ガ', 'ガ'],
    ['John\u00A0\u00A0Smith', 'john smith'],
    ['İstanbul', 'istanbul'],
  ])('of %s looks at %s', (text, searched) => {
    expect(searchText(text)).toBe(searched.normalize('NFC'));
    expect(searchText(searched)).toBe(searched.normalize('NFC'));
  });

  it.each(
    Object.entries({ đ: 'd', ð: 'd', ħ: 'h', ł: 'l', ø: 'o', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th' }),
  )('of %s looks at %s, in either case', (letter, plain) => {
    expect(searchText(`x${letter}x`)).toBe(`x${plain}x`);
    expect(searchText(`x${letter.toUpperCase()}x`)).toBe(`x${plain}x`);
  });

  it('keeps a blank at each end, and none that is twice', () =>
    expect(searchText('  Ada\t\n Lovelace ')).toBe(' ada lovelace '));

  it('does not find a part of a Korean syllable', () => {
    expect(searchText('한').includes(searchText('하'))).toBe(false);
  });
});
