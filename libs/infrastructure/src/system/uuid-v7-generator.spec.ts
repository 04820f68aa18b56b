import { UuidV7Generator } from './uuid-v7-generator.js';

describe('ids', () => {
  it('of one moment are distinct and sort in the order they were made', () => {
    const generator = new UuidV7Generator();
    const at = new Date('2026-01-15T09:30:00.000Z');
    const ids = Array.from({ length: 4000 }, () => generator.newId(at));
    expect(new Set(ids).size).toBe(4000);
    expect([...ids].sort()).toEqual(ids);
  });
});
