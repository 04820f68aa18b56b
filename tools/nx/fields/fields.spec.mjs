import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { refusedName, wireName } from './names.mjs';
import { parseFields } from './parse-fields.mjs';
import { printFields } from './print-fields.mjs';
import { FieldSyntaxError } from './syntax-error.mjs';
import { MARKS, TYPES } from './types.mjs';

/** Limits of each type, and a default that lies in them. */
const LIMITS = {
  string: fc.integer({ min: 8, max: 10_000 }).map((max) => [{ max }, 'Oak-1']),
  text: fc.integer({ min: 1, max: 10_000 }).map((max) => [{ max }]),
  int: fc.tuple(fc.integer(), fc.integer()).map(([one, other]) => {
    const [min, max] = [Math.min(one, other), Math.max(one, other)];
    const limits = min < max ? { min, max } : { min: 0, max: 1 };
    return [limits, limits.min];
  }),
  bool: fc.boolean().map((value) => [{}, value]),
  enum: fc
    .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), { minLength: 2, maxLength: 6 })
    .map((values) => [{ values }, values[0]]),
  moment: fc.constant([{}]),
  email: fc.constant([{}]),
  money: fc.constant([{}]),
  ref: fc.stringMatching(/^[a-z][A-Za-z]{0,9}$/).map((collection) => [{ collection }]),
};

const aName = fc
  .stringMatching(/^[a-z][a-z0-9]{0,9}([A-Z][a-z0-9]{1,9})?$/)
  .filter((name) => refusedName(name) === undefined && name !== 'currency');

const aField = fc
  .record({
    name: aName,
    type: fc.constantFrom(...Object.keys(TYPES)),
    kind: fc.constantFrom('required', 'optional', 'initial'),
    marks: fc.subarray(Object.keys(MARKS)),
  })
  .chain(({ name, type, kind, marks }) =>
    LIMITS[type].map(([limits, value]) => {
      const given = marks.filter((mark) => TYPES[type].marks.includes(mark));
      const initial = kind === 'initial' ? value : undefined;
      const isMarked = (mark) => given.includes(mark);
      return {
        name,
        type,
        isOptional: kind === 'optional',
        limits,
        unique: isMarked('!') && initial === undefined,
        contains: isMarked('~'),
        equals: isMarked('%') && !isMarked('~'),
        sortable: isMarked('^'),
        initial,
      };
    }),
  );

const namesOf = ({ name, type }) => (type === 'ref' ? [name, `${name}Id`] : [name]).map(wireName);

test('what is printed is read as it was', () => {
  const fields = fc.uniqueArray(aField, {
    minLength: 1,
    maxLength: 8,
    comparator: (one, other) => namesOf(one).some((name) => namesOf(other).includes(name)),
  });
  fc.assert(
    fc.property(fields, (given) => assert.deepEqual(parseFields(printFields(given)), given)),
  );
});

test('any text is read or refused, at a place in it', () => {
  const pieces = fc.constantFrom(...'a:b?!~%^=()|.1 \n', ...Object.keys(TYPES), 'unique', 'name:');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
      const text = all.join('');
      try {
        parseFields(text);
      } catch (error) {
        assert.ok(error instanceof FieldSyntaxError, error);
        assert.ok(error.at >= 0 && error.at <= text.length);
      }
    }),
  );
});

test('limits, marks and defaults come in any usual order', () => {
  const [vendor, status, plate] = parseFields(
    'vendor:ref?(vendors)% status:enum(available|retired)=available%\nplate:string(16)~!unique',
  );
  assert.equal(vendor.isOptional, true);
  assert.deepEqual([status.initial, status.equals], ['available', true]);
  assert.deepEqual([plate.limits.max, plate.unique, plate.contains], [16, true, true]);
  assert.deepEqual(parseFields('note:text')[0].limits, { max: 2000 });
});

describe('what is wrong is shown with a caret below the place', () => {
  const cases = [
    ['name:strin(3)', '"strin" is no type; there are', 5],
    ['name', 'A colon and the type of name are expected here.', 4],
    ['name string', 'A colon and the type of name are expected here.', 4],
    ['7:string', 'A name of a field is expected here.', 0],
    ['Name:string', '"Name" is no name of a field', 0],
    ['leadDAYS:int', '"leadDAYS" is no name of a field', 0],
    ['order:int', '"order" is reserved: it is a word of SQL.', 0],
    ['version:int', '"version" is reserved: it is what every aggregate has.', 0],
    ['cursor:string', '"cursor" is reserved: it is a parameter of every list.', 0],
    [`${'long'.repeat(11)}:int`, 'is longer than 40 characters', 0],
    ['name:string(3', 'This bracket is not closed, or holds a blank.', 11],
    ['name:string(0)', 'Limits: a length is a whole number', 12],
    ['days:int(5..1)', 'Limits: limits are two whole numbers', 9],
    ['days:int(0..99999999999)', 'Limits: limits are two whole numbers', 9],
    ['state:enum', 'Limits: an enum has two values or more', 10],
    ['state:enum(one|Two)', '"Two" is no value of an enum', 11],
    ['state:enum(one|one)', 'a value of an enum stands once', 11],
    ['vendor:ref', 'Limits: a reference says which collection', 10],
    ['sold:bool(1)', 'Limits: this type has no limits', 10],
    ['sold:bool^', 'No bool is sorted by', 9],
    ['price:money!unique', 'No money is unique', 11],
    ['name:string!~', '!unique is expected here.', 11],
    ['name:string~%', 'there is one: ~ or %.', 12],
    ['name:string~~', 'This is said twice.', 12],
    ['name:string?#', '"#" means nothing here.', 12],
    ['sold:bool=maybe', '"maybe" is no value of this field.', 10],
    ['days:int(1..9)=0', '"0" is no value of this field.', 15],
    ['name:string(2)=Oak', '"Oak" is no value of this field.', 15],
    ['name:string?=Oak', 'What is optional is null by default.', 12],
    ['name:string=Oak?', 'What has a default is never absent.', 15],
    ['code:string!unique=A', 'What is unique has no default.', 18],
    ['mail:email=a', 'No email has a default.', 10],
    ['name:string name:text', 'name is there twice', 12],
    ['vendor:ref(vendors) vendorId:int', 'vendorId is there twice', 20],
    ['price:money currency:string', 'currency is there already: it comes with price.', 12],
    ['', 'There are no fields', 0],
  ];
  for (const [text, what, at] of cases) {
    test(text || 'nothing', () => {
      assert.throws(
        () => parseFields(text),
        (error) => {
          const [sentence, line, caret] = error.message.split('\n');
          assert.ok(sentence.includes(what), sentence);
          assert.equal(line, text);
          assert.equal(caret, `${' '.repeat(at)}^`);
          return true;
        },
      );
    });
  }

  test('in the line that it is in', () => {
    assert.throws(() => parseFields('name:string\n  days:in\nsold:bool'), {
      message: /^"in" is no type.*\n {2}days:in\n {7}\^$/,
    });
  });
});
