import { pinnedEnvironment } from './pinned-environment.js';
import { readSettings } from './read-settings.js';

describe('the environment of workers', () => {
  it('holds on to what all of them have to agree on', () => {
    const pinned = pinnedEnvironment({
      HOST: '0.0.0.0',
      WORKERS: '2',
      DATA_DIR: '/here',
      SECRET_KEY_FILE: '/run/secrets/key',
      DATABASE_POOL_SIZE: '30',
      RATE_LIMIT_MAX: '7',
      APP_NAME: 'Shop',
    });
    expect(Object.entries(pinned).filter(([, value]) => value !== '')).toEqual([
      ['HOST', '0.0.0.0'],
      ['WORKERS', '2'],
      ['DATABASE_POOL_SIZE', '30'],
      ['DATA_DIR', '/here'],
      ['SECRET_KEY_FILE', '/run/secrets/key'],
    ]);
  });

  it('lets no later line of a file say what was left out', () => {
    const later = {
      DATABASE_URL: 'postgresql://elsewhere/db',
      SECRET_KEY: 'k',
      PHONE_REGION: 'DE',
    };
    const settings = readSettings({ ...later, ...pinnedEnvironment({}) });
    expect(settings).toEqual(readSettings({ PHONE_REGION: 'DE' }));
  });
});
