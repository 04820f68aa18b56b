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
import { dirname, join } from 'node:path';
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

  const write = (name: string, code: string) => {
    const file = join(app, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  };
  const use = (name: string, code: string) => {
    write(name, code);
    return run(process.execPath, [name], app).trim();
  };
  const compile = (folder: string, ...options: readonly string[]) =>
    run(
      process.execPath,
      [script('typescript/bin/tsc'), '--target', 'es2023', '--strict', ...options],
      join(app, folder),
    );

  it('infrastructure brings its migrations', () => {
    const migrations = contents
      .get('@strata/infrastructure')!
      .filter((file) => file.endsWith('migration.sql'));
    expect(migrations.length).toBeGreaterThan(0);
  });

  it('are imported as ES modules', () => {
    const code = `import { Money } from '@strata/domain-kit';
      import { InMemoryStore } from '@strata/application/testing';
      const ignored = Object.assign(() => undefined, { each: () => () => undefined });
      Object.assign(globalThis, { describe: ignored, it: ignored });
      const { storeContract } = await import('@strata/application/testing/contracts');
      storeContract(() => undefined);
      console.log(Money.of('19.99').times(3).toDecimal(), typeof InMemoryStore);`;
    expect(use('app.mjs', code)).toBe('59.97 function');
  });

  it('are required from CommonJS: the domain as such, what is ES modules only by Node alone', () => {
    const code = `const { Money } = require('@strata/domain-kit');
      const { PaymentTerms } = require('@strata/domain');
      const loaded = Object.keys(require.cache).filter((file) => file.includes('@strata'));
      const { InMemoryStore } = require('@strata/application/testing');
      console.log(Money.of('1').toDecimal(), PaymentTerms.of('net_30').days);
      console.log(loaded.length > 50, loaded.every((file) => /dist.cjs/.test(file)));
      console.log(typeof InMemoryStore);`;
    expect(use('app.cjs', code)).toBe('1.00 30\ntrue true\nfunction');
  });

  it('the domain is tested by a Jest that nobody has configured', () => {
    write('jest/package.json', '{ "private": true }');
    write(
      'jest/vendor.test.js',
      `const { DomainError, Money } = require('@strata/domain-kit');
       const { PaymentTerms, vendorErrors } = require('@strata/domain');
       test('vendors', () => {
         expect(PaymentTerms.of('net_30').equals(PaymentTerms.of('net_30'))).toBe(true);
         expect(() => PaymentTerms.of('whenever')).toThrow(DomainError);
         expect(vendorErrors.nameTaken('A')).toMatchObject({ code: 'vendor.name_taken' });
         expect(Money.of('19.99').times(3)).toEqual(Money.of('59.97'));
       });`,
    );
    run(process.execPath, [script('jest/bin/jest.js'), '--ci'], join(app, 'jest'));
  });

  it('the domain is compiled and run by a CommonJS package under node16', () => {
    write('node16/package.json', '{ "private": true, "type": "commonjs" }');
    write(
      'node16/index.ts',
      `import { DomainError, Money } from '@strata/domain-kit';
       import { PaymentTerms, type Vendor, vendorErrors } from '@strata/domain';
       export function owed(vendor: Pick<Vendor, 'paymentTerms'>, amount: Money): string {
         return amount.toDecimal() + ' ' + vendor.paymentTerms.dueDate('1970-01-01');
       }
       console.log(owed({ paymentTerms: PaymentTerms.of('net_15') }, Money.of('2')));
       const error: unknown = vendorErrors.nameTaken('A');
       if (error instanceof DomainError) console.log(error.kind);`,
    );
    expect(compile('node16', '--module', 'node16', 'index.ts')).toBe('');
    expect(readFileSync(join(app, 'node16/index.js'), 'utf8')).toContain(
      'require("@strata/domain")',
    );
    expect(run(process.execPath, ['node16/index.js'], app)).toBe('2.00 1970-01-16\nconflict\n');
  });

  it('both copies of the domain in one process recognise what the other has made', () => {
    const code = `import { createRequire } from 'node:module';
      const load = createRequire(import.meta.url);
      const esm = { ...(await import('@strata/domain-kit')), ...(await import('@strata/domain')) };
      const cjs = { ...load('@strata/domain-kit'), ...load('@strata/domain') };
      const both = [[esm, cjs], [cjs, esm]];
      const seen = {
        apart: esm.Vendor !== cjs.Vendor && esm.DomainError !== cjs.DomainError,
        errors: both.map(([one, other]) => one.vendorErrors.nameTaken('A') instanceof other.DomainError),
        values: both.map(([one, other]) => one.Money.of('1').equals(other.Money.of('1.00'))),
        otherValues: both.map(([one, other]) => one.Money.of('1').equals(other.Money.of('2'))),
        otherKinds: both.map(([one, other]) => {
          const text = 'ada@example.com';
          return one.EmailAddress.of(text).equals(other.Username.of(text));
        }),
        ofTheDomain: both.map(([one, other]) =>
          one.PaymentTerms.of('net_30').equals(other.PaymentTerms.of('net_30'))),
        entities: both.map(([one, other]) => {
          const context = { at: new Date(0), by: 'me', newId: () => '0196d2a0-0000-7000-8000-000000000001' };
          return one.Vendor.create({ name: 'A' }, context).equals(other.Vendor.create({ name: 'B' }, context));
        }),
      };
      console.log(JSON.stringify(seen));`;
    expect(JSON.parse(use('both.mjs', code))).toEqual({
      apart: true,
      errors: [true, true],
      values: [true, true],
      otherValues: [false, false],
      otherKinds: [false, false],
      ofTheDomain: [true, true],
      entities: [true, true],
    });
  });

  it('are typed under nodenext', () => {
    write(
      'app.mts',
      `import { Money } from '@strata/domain-kit';
       import { Customer, type CustomerId } from '@strata/domain';
       import { CreateCustomerUseCase } from '@strata/application';
       const price: Money = Money.of('1');
       // @ts-expect-error -- an id is not any text
       const id: CustomerId = 'x';
       export const seen = [price, id, Customer.NAME_MAX_LENGTH, new CreateCustomerUseCase()];`,
    );
    expect(compile('.', '--module', 'nodenext', '--noEmit', 'app.mts')).toBe('');
  });
});

const script = (name: string) => join(ROOT, 'node_modules', name);

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      // Not what this very test runs with, and no colours that Nx asks for.
      env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}
