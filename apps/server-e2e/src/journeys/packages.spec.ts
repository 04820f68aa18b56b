import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** Every library that is published, by its folder. */
const LIBRARIES = new Map(
  ['libs/kit', 'libs'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).flatMap((name) => {
      const folder = join(ROOT, parent, name);
      const manifest = join(folder, 'package.json');
      if (!existsSync(manifest)) return [];
      return [[(JSON.parse(readFileSync(manifest, 'utf8')) as { name: string }).name, folder]];
    }),
  ),
);

/** Another application, with the tarballs of the libraries installed and nothing else. */
describe('the packed libraries, outside the workspace', () => {
  let app: string;
  const contents = new Map<string, string[]>();

  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'strata-consumer-'));
    for (const [library, folder] of LIBRARIES) {
      const target = join(app, 'node_modules', library);
      mkdirSync(target, { recursive: true });
      const args = ['pack', '--silent', '--pack-destination', app];
      const tarball = run('npm', args, folder).trim();
      contents.set(library, run('tar', ['-tzf', tarball], app).split('\n').filter(Boolean));
      run('tar', ['-xzf', tarball, '--strip-components=1', '-C', target], app);
    }
    writeFileSync(join(app, 'package.json'), '{"name":"consumer","private":true}');
  }, 120_000);
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  const use = (name: string, code: string) => {
    writeFileSync(join(app, name), code);
    return run(process.execPath, [name], app).trim();
  };

  it.each([...LIBRARIES.keys()])(
    '%s holds its build, its README and its license, and no test',
    (library) => {
      const files = contents.get(library)!;
      expect(files).toEqual(
        expect.arrayContaining([
          'package/dist/index.js',
          'package/dist/index.d.ts',
          'package/README.md',
          'package/LICENSE',
        ]),
      );
      expect(files.filter((file) => /\.spec\.|tsbuildinfo|\/src\//.test(file))).toEqual([]);
    },
  );

  it.each([...LIBRARIES.keys()])('%s exports nothing that is not packed', (library) => {
    const folder = join(app, 'node_modules', library);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
      repository: { directory: string };
    };
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
    expect(existsSync(join(ROOT, manifest.repository.directory, 'src'))).toBe(true);
  });

  it('infrastructure brings its migrations', () => {
    const migrations = contents
      .get('@strata/infrastructure')!
      .filter((file) => file.endsWith('migration.sql'));
    expect(migrations.length).toBeGreaterThan(0);
  });

  it('are imported as ES modules', () => {
    const code = `import { Money } from '@strata/domain-kit';
      import { InMemoryStore } from '@strata/application/testing';
      globalThis.describe = () => undefined;
      const { unitOfWorkContract } = await import('@strata/application/testing/contracts');
      unitOfWorkContract(() => undefined);
      console.log(Money.of('19.99').times(3).toDecimal(), typeof InMemoryStore);`;
    expect(use('app.mjs', code)).toBe('59.97 function');
  });

  it('are required from CommonJS', () => {
    const code = `const { Money } = require('@strata/domain-kit');
      const { CommandRunner } = require('@strata/application-kit');
      console.log(Money.of('1').toDecimal(), typeof CommandRunner);`;
    expect(use('app.cjs', code)).toBe('1.00 function');
  });

  it('are typed under nodenext', () => {
    writeFileSync(
      join(app, 'app.mts'),
      `import { Money } from '@strata/domain-kit';
       import { Customer, type CustomerId } from '@strata/domain';
       import { CreateCustomerUseCase } from '@strata/application';
       const price: Money = Money.of('1');
       // @ts-expect-error -- an id is not any text
       const id: CustomerId = 'x';
       export const seen = [price, id, Customer.NAME_MAX_LENGTH, new CreateCustomerUseCase()];`,
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit'];
    expect(run(process.execPath, [tsc, ...options, 'app.mts'], app)).toBe('');
  });
});

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}
