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

  it('does not find a part of a Korean syllable', () => {
    expect(searchText('한').includes(searchText('하'))).toBe(false);
  });
});
