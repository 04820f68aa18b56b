import { RouteTable } from './route-table.js';

describe('a table of routes', () => {
  const table = new RouteTable<string>();
  table.add('GET', '/lamps', 'list');
  table.add('POST', '/lamps', 'make');
  table.add('GET', '/lamps/:id', 'get');
  table.add('POST', '/lamps/register', 'register');
  table.add('GET', '/lamps/:id/bulbs/:number', 'bulb');
  const found = (path: string, method = 'GET') => {
    const route = table.find(path);
    return route && [route.targets.get(method), ...route.values];
  };

  it.each([
    ['/lamps', ['list']],
    ['/lamps/', ['list']],
    ['/lamps/7', ['get', '7']],
    ['/lamps/%37/', ['get', '%37']],
    ['/lamps/7/bulbs/2', ['bulb', '7', '2']],
    // A fixed part that leads nowhere is an id after all.
    ['/lamps/register/bulbs/2', ['bulb', 'register', '2']],
    ['/lamps/register', [undefined]],
  ])('finds %s', (path, expected) => {
    expect(found(path)).toEqual(expected);
  });

  it('puts what is fixed before a parameter, and tells methods apart', () => {
    expect(found('/lamps/register', 'POST')).toEqual(['register']);
    expect(found('/lamps', 'POST')).toEqual(['make']);
  });

  it.each(['', '/', '/lamp', '/LAMPS', '//lamps', '/lamps//', '/lamps//bulbs/1', '/lamps/7/bulbs'])(
    'finds nothing at %j',
    (path) => {
      expect(found(path)).toBeNull();
    },
  );

  it('refuses two targets for one method and path', () => {
    expect(() => table.add('GET', '/lamps/:other', 'again')).toThrow(
      'There are two endpoints for GET /lamps/:other.',
    );
  });
});
