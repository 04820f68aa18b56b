import { Sha256ApiKeySecrets } from './sha256-api-key-secrets.js';

const secrets = new Sha256ApiKeySecrets();

describe('the secret of an API key', () => {
  it('is known by its digest alone, and recognised by how it begins', () => {
    const { key, prefix, digest } = secrets.make();
    expect(key).toMatch(/^strata_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength('strata_'.length + 8);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.digestOf(key)).toBe(digest);
  });

  it('is another one each time', () => {
    const made = Array.from({ length: 100 }, () => secrets.make().key);
    expect(new Set(made).size).toBe(100);
  });

  it('is of a known form, so that no other token is looked up as a key', () => {
    const { key } = secrets.make();
    for (const other of ['', 'strata_', key.slice(1), `${key}A`, `${key}=`, 'a.b.c']) {
      expect(secrets.digestOf(other)).toBeNull();
    }
  });

  it('has the digest that any tool would make of it', () => {
    // printf strata_AAAA… | sha256sum
    expect(secrets.digestOf(`strata_${'A'.repeat(43)}`)).toBe(
      '24d0c0e08b134ce73b67a6389d853c3b3bd579744bade9ebb73c5317f2e5cbbf',
    );
  });
});
