import { Address } from './address.js';

describe('Address', () => {
  const data = { street: '123 Main St', city: 'Anytown', state: 'CA', zipCode: '12345' };

  it('is in the USA unless said, and equal by value', () => {
    expect(Address.of(data).toData()).toEqual({ ...data, country: 'USA' });
    expect(Address.of(data).equals(Address.of({ ...data, country: 'USA' }))).toBe(true);
    expect(Address.of(data).equals(Address.of({ ...data, city: 'Elsewhere' }))).toBe(false);
  });

  it('asks for a ZIP code in the USA only', () => {
    expect(Address.of({ ...data, zipCode: '12345-6789' }).zipCode).toBe('12345-6789');
    expect(() => Address.of({ ...data, zipCode: '1234' })).toThrow(
      expect.objectContaining({ code: 'address.zip_code_invalid' }),
    );
    expect(Address.of({ ...data, zipCode: 'SW1A 1AA', country: 'UK' }).zipCode).toBe('SW1A 1AA');
    const long = { ...data, zipCode: 'x'.repeat(17), country: 'UK' };
    expect(() => Address.of(long)).toThrow(expect.objectContaining({ code: 'text.too_long' }));
  });

  it.each(['street', 'city'] as const)('needs %s', (field) => {
    expect(() => Address.of({ ...data, [field]: ' ' })).toThrow(
      expect.objectContaining({ code: 'text.required' }),
    );
  });

  it.each([
    ['USA', ['address/state', 'address/zip_code']],
    ['Canada', ['address/state', 'address/zip_code']],
    ['Denmark', ['address/zip_code']],
    ['DE', ['address/zip_code']],
    ['hkg', []],
    ['Ireland', []],
    ['United Arab Emirates', []],
    ['Jamaica', ['address/state']],
  ])('in %s needs %j besides', (country, fields) => {
    const bare = { street: '1 Quay', city: 'Harbour', country, state: ' ', zipCode: null };
    if (fields.length === 0) {
      expect(Address.of(bare).toData()).toMatchObject({ state: null, zipCode: null });
      expect(Address.of({ ...bare, state: 'North', zipCode: '999' })).toMatchObject({
        state: 'North',
        zipCode: '999',
      });
      return;
    }
    expect(() => Address.of(bare)).toThrow(
      expect.objectContaining({ code: 'address.incomplete', details: { fields } }),
    );
  });

  it.each([
    ['street', 255],
    ['city', 100],
    ['state', 100],
    ['zip_code', 16],
    ['country', 100],
  ])('has a %s of at most %p characters', (field, max) => {
    const name = field === 'zip_code' ? 'zipCode' : field;
    const inJapan = { ...data, country: 'JPN' };
    const of = (length: number) => Address.of({ ...inJapan, [name]: 'x'.repeat(length) });
    expect(() => of(max + 1)).toThrow(
      expect.objectContaining({ code: 'text.too_long', details: { field, max } }),
    );
    if (field !== 'country') expect(of(max).toData()).toHaveProperty(name, 'x'.repeat(max));
  });

  it('says which field is blank', () => {
    for (const field of ['street', 'city', 'country']) {
      expect(() => Address.of({ ...data, [field]: ' ' })).toThrow(
        expect.objectContaining({ code: 'text.required', details: { field } }),
      );
    }
  });

  it.each(['1234', '123456', '12345-678', '12345-67890', 'x12345', '12345x', '12345-', '1234a'])(
    'has no ZIP code %p in the USA',
    (zipCode) =>
      expect(() => Address.of({ ...data, zipCode })).toThrow(
        expect.objectContaining({ code: 'address.zip_code_invalid' }),
      ),
  );

  it('is equal only in all its parts', () => {
    const address = Address.of(data);
    for (const part of ['street', 'city', 'state', 'zipCode', 'country']) {
      const other = Address.reconstitute({ ...address.toData(), [part]: 'other' });
      expect(address.equals(other)).toBe(false);
    }
  });

  it('takes any name of its country, and no other text', () => {
    expect(Address.of({ ...data, country: ' united  states ' }).country).toBe('USA');
    expect(() => Address.of({ ...data, zipCode: 'x', country: 'us' })).toThrow(
      expect.objectContaining({ code: 'address.zip_code_invalid' }),
    );
    for (const country of ['Atlantis', 'ZZZ', 'U', '42', 'США']) {
      expect(() => Address.of({ ...data, country })).toThrow(
        expect.objectContaining({ code: 'address.country_unknown' }),
      );
    }
  });
});
