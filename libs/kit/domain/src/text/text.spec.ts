import { cleanText, isBlankText, optionalText, refusedCharacter, requireText } from './text.js';

const ZWNJ = '\u200C';
/** A sample of all that the eye does not see. */
const UNSEEN = [
  ...[' ', '\t', '\n', '\u00A0', '\u2007', '\u3000', '\u200B', '\u2060', '\uFEFF', '\u00AD'],
  ...['\u180E', '\u3164', '\u2800', '\u115F', '\u1160', '\uFFA0', '\u202E', '\u2066', '\u061C'],
  ...['\uFE0F', '\u034F', '\u{E0041}', '\u{E0101}', '\u{1D173}', '\u2028', '\u0007', '\u0085'],
];

describe('a text', () => {
  it.each(UNSEEN.map((character) => [character.codePointAt(0)!.toString(16), character]))(
    'of U+%s alone is blank, and without it at its ends',
    (_code, character) => {
      const blank = character.repeat(3) + ' ' + character;
      expect(isBlankText(blank)).toBe(true);
      expect(optionalText('label', blank, 9)).toBeNull();
      expect(() => requireText('name', blank, 9)).toThrow(
        expect.objectContaining({ code: 'text.required' }),
      );
      expect(requireText('name', `${character} Ada`, 9)).toBe('Ada');
      // Variation selectors and tags say how the letter before them looks.
      const isModifier = ['\uFE0F', '\u{E0041}', '\u{E0101}'].includes(character);
      expect(requireText('name', `Ada${character}`, 9)).toBe(
        isModifier ? `Ada${character}` : 'Ada',
      );
    },
  );

  it('is kept in NFC, and as long as it is then', () => {
    expect(requireText('name', 'Mu\u0308ller', 6)).toBe('Müller');
    expect(requireText('name', '\u1F82'.normalize('NFD'), 1)).toBe('\u1F82');
    // Three code units more than it had: NFC takes this letter apart.
    expect(() => requireText('name', '\u0958'.repeat(3), 3)).toThrow(
      expect.objectContaining({ code: 'text.too_long' }),
    );
  });

  it('that cannot fit is only trimmed, and one that fits is composed whatever it holds', () => {
    const long = 'u\u0308'.repeat(9);
    expect(cleanText(` ${long} `, 2)).toBe(long);
    expect(cleanText(long, 5)).toBe('ü'.repeat(9));
    // More marks than any writing has in a row.
    const marked = `u\u0308${'\u0301'.repeat(40)}`;
    expect(cleanText(marked, marked.length)).toBe(marked.normalize('NFC'));
    expect(cleanText(marked, marked.length - 1)).toBe(marked);
  });

  it('ends with what modifies its last letter, and not with what modifies a blank', () => {
    expect(cleanText('Ada \uFE0F', 9)).toBe('Ada');
    expect(cleanText('❤\uFE0F\u{E0101} ', 9)).toBe('❤\uFE0F\u{E0101}');
    expect(cleanText(' 👩\u{1D173}', 9)).toBe('👩');
    expect(cleanText('👩', 9)).toBe('👩');
  });

  it('is as long as it may be', () => {
    expect(requireText('name', 'abc', 3)).toBe('abc');
    expect(optionalText('label', ' abc ', 3)).toBe('abc');
    expect(() => optionalText('label', 'abcd', 3)).toThrow(
      expect.objectContaining({ code: 'text.too_long', details: { field: 'label', max: 3 } }),
    );
    expect(() => optionalText('label', 'a\nb', 3)).toThrow(
      expect.objectContaining({ code: 'text.character_refused' }),
    );
    expect(optionalText('label', 'a\nb', 3, 'lines')).toBe('a\nb');
  });

  it.each([
    ['Persian', `می${ZWNJ}خواهم`],
    ['a family', '👩‍👧'],
    ['a flag of tags', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['a heart in colour', '❤\uFE0F'],
    ['Hebrew beside Latin', 'דוד\u200F (David)'],
  ])('of one line keeps what it is written with: %s', (_what, text) => {
    expect(requireText('name', text, 99)).toBe(text);
  });

  it('may hold line breaks where it has lines, and nowhere control characters', () => {
    expect(requireText('description', 'a\r\nb\rc\u2028\td', 99, 'lines')).toBe('a\nb\nc\n\td');
    for (const [text, form, character] of [
      ['a\nb', 'line', 'U+000A'],
      ['a\u2029b', 'line', 'U+000A'],
      ['a\tb', 'line', 'U+0009'],
      ['a\u202Eb', 'line', 'U+202E'],
      ['a\u0007b', 'lines', 'U+0007'],
      ['a\u202Eb', 'lines', 'U+202E'],
    ] as const) {
      expect(() => requireText('name', text, 99, form)).toThrow(
        expect.objectContaining({
          code: 'text.character_refused',
          kind: 'invalid',
          details: { field: 'name', character },
        }),
      );
    }
  });

  it('that is a key holds nothing invisible', () => {
    expect(requireText('sku', ' DR 1-É ', 9, 'key')).toBe('DR 1-É');
    for (const inside of ['\u200B', ZWNJ, '\u00AD', '\u2800', '\uFE0F', '\n']) {
      expect(refusedCharacter(`DR${inside}1`, 'key')).not.toBeNull();
    }
    expect(refusedCharacter('DR\u{E0041}1', 'key')).toBe('U+E0041');
  });

  it('costs no time that grows with the square of a hostile length', () => {
    // Unsorted accents are what composing has to sort one by one.
    const hostile = 'a' + '\u0301\u0316'.repeat(200_000);
    const within = 'a' + '\u0301\u0316'.repeat(3_999);
    const blanks = ' '.repeat(200_000) + 'x' + '\u200B'.repeat(200_000) + 'x';
    const start = performance.now();
    expect(cleanText(hostile, 255)).toBe(hostile);
    for (let times = 0; times < 20; times += 1) expect(cleanText(within, 2000)).toBe(within);
    expect(cleanText(blanks, 255)).toHaveLength(200_002);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
