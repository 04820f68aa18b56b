import { aesSeal } from './aes-seal.js';

const SECRET = 'a secret of more than thirty-two bytes';
const seal = aesSeal(SECRET, 'test');

describe('a sealed text', () => {
  it('shows nothing of the text, and gives it back', () => {
    const text = '{"key":"strata_ä"}';
    const sealed = seal.seal(text);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('strata');
    expect(seal.open(sealed)).toBe(text);
    expect(seal.seal(text)).not.toBe(sealed);
  });

  it('opens with its own secret and purpose only', () => {
    const sealed = seal.seal('text');
    expect(() => aesSeal(SECRET, 'other').open(sealed)).toThrow();
    expect(() => aesSeal(`${SECRET}!`, 'test').open(sealed)).toThrow();
  });

  it('does not open once it was changed or cut', () => {
    const bytes = Buffer.from(seal.seal('text'), 'base64url');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => seal.open(changed.toString('base64url'))).toThrow();
      expect(() => seal.open(bytes.subarray(0, at).toString('base64url'))).toThrow();
    }
  });

  it('needs a secret of 32 bytes', () => {
    expect(() => aesSeal('short', 'test')).toThrow(RangeError);
  });
});
