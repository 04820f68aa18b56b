import { DomainError, type ErrorFactory, type ErrorKind } from '@strata/domain-kit';
import * as domain from './index.js';
import type { ItemId, StockShortage } from './index.js';

type ErrorTable = Readonly<Record<string, ErrorFactory>>;

/** The error tables among the exports of a package. */
type TablesOf<Exports> = {
  [Name in keyof Exports as Exports[Name] extends ErrorTable ? Name : never]: Exports[Name];
};

/** What a caller sees of an error made of some arguments. */
type Example<Args extends readonly unknown[]> = readonly [
  args: Args,
  kind: ErrorKind,
  code: string,
  message: string,
  details?: object,
];

/** Does not compile while an error of a table is missing. */
type Contract<Tables> = {
  readonly [Table in keyof Tables]: {
    readonly [Name in keyof Tables[Table]]: Tables[Table][Name] extends ErrorFactory<infer Args>
      ? readonly Example<Args>[]
      : never;
  };
};

const short: StockShortage = {
  itemId: 'item-1' as ItemId,
  warehouseId: null,
  asked: 5,
  available: 3,
};

const CONTRACT: Contract<TablesOf<typeof domain>> = {
  contactErrors: {
    notFound: [
      [['n-1'], 'not_found', 'contact_number.not_found', 'There is no contact number n-1.'],
    ],
    ownerUnknown: [
      [
        ['Customer', 'c-1'],
        'invalid',
        'contact_number.owner_unknown',
        'There is no Customer c-1.',
        { field: 'entity_id' },
      ],
    ],
    primaryTaken: [
      [
        ['Customer', 'c-1'],
        'conflict',
        'contact_number.primary_taken',
        'Customer c-1 has another primary number.',
      ],
    ],
  },
  customerErrors: {
    notFound: [[['c-1'], 'not_found', 'customer.not_found', 'There is no customer c-1.']],
    emailTaken: [
      [
        ['ada@example.com'],
        'conflict',
        'customer.email_taken',
        'Another customer has the email address ada@example.com.',
      ],
    ],
    hasOpenSales: [
      [
        ['c-1'],
        'conflict',
        'customer.has_open_sales',
        'Customer c-1 has a sale that is to be fulfilled or paid.',
      ],
    ],
  },
  itemErrors: {
    notFound: [[['i-1'], 'not_found', 'item.not_found', 'There is no item i-1.']],
    unknown: [
      [
        [['i-1', 'i-2']],
        'invalid',
        'item.unknown',
        'There is no item i-1, i-2.',
        { itemIds: ['i-1', 'i-2'] },
      ],
    ],
    vendorUnknown: [[['v-1'], 'invalid', 'item.vendor_unknown', 'There is no vendor v-1.']],
    skuTaken: [[['DR-1'], 'conflict', 'item.sku_taken', 'Another item has the SKU DR-1.']],
    priceNegative: [
      [[], 'invalid', 'item.price_negative', 'The price of an item must not be negative.'],
    ],
    hasStock: [[['i-1'], 'conflict', 'item.has_stock', 'Item i-1 is still in stock.']],
    hasOpenSales: [
      [
        ['i-1'],
        'conflict',
        'item.has_open_sales',
        'Item i-1 is part of a sale that is still open.',
      ],
    ],
  },
  salesErrors: {
    notFound: [
      [['s-1'], 'not_found', 'sales_transaction.not_found', 'There is no sales transaction s-1.'],
    ],
    customerUnknown: [
      [
        ['c-1'],
        'invalid',
        'sales_transaction.customer_unknown',
        'There is no customer c-1.',
        { field: 'customer_id' },
      ],
    ],
    noItems: [
      [[], 'invalid', 'sales_transaction.no_items', 'Name at least one item.', { field: 'items' }],
    ],
    tooManyItems: [
      [
        [200],
        'invalid',
        'sales_transaction.too_many_items',
        'A sale has at most 200 lines.',
        { field: 'items', max: 200 },
      ],
    ],
    priceNegative: [
      [
        [],
        'invalid',
        'sales_transaction.price_negative',
        'A unit price must not be negative.',
        { field: 'items' },
      ],
    ],
    wrongStatus: [
      [
        ['cancelled', 'confirmed'],
        'conflict',
        'sales_transaction.wrong_status',
        'The sale is cancelled; only a confirmed one can.',
        { status: 'cancelled', needed: 'confirmed' },
      ],
    ],
    paymentAmountInvalid: [
      [
        [],
        'invalid',
        'payment.amount_invalid',
        'A payment is more than nothing.',
        { field: 'amount' },
      ],
    ],
    paymentExceedsBalance: [
      [
        ['20.00', '19.99'],
        'conflict',
        'payment.exceeds_balance',
        '20.00 is more than the 19.99 still due.',
        { amount: '20.00', balanceDue: '19.99' },
      ],
    ],
    returnNotFound: [
      [['r-1'], 'not_found', 'sales_return.not_found', 'There is no sales return r-1.'],
    ],
    returnLineUnknown: [
      [
        ['l-1'],
        'invalid',
        'sales_return.line_unknown',
        'The sale has no line l-1.',
        { field: 'items' },
      ],
    ],
    overReturn: [
      [
        [3, 2],
        'conflict',
        'sales_return.exceeds_sold',
        '3 pieces were to be returned, but only 2 can be.',
        { asked: 3, returnable: 2 },
      ],
    ],
  },
  sharedErrors: {
    countryUnknown: [
      [
        ['Atlantis'],
        'invalid',
        'address.country_unknown',
        '"Atlantis" is no country: give its ISO 3166-1 code, such as USA or US, or its English name.',
        { field: 'address/country' },
      ],
    ],
    addressIncomplete: [
      [
        ['Canada', ['state', 'zip_code']],
        'invalid',
        'address.incomplete',
        'An address in Canada needs state and zip_code.',
        { fields: ['address/state', 'address/zip_code'] },
      ],
    ],
    zipCodeInvalid: [
      [
        [],
        'invalid',
        'address.zip_code_invalid',
        'A ZIP code in the USA looks like 12345 or 12345-6789.',
        { field: 'address/zip_code' },
      ],
    ],
    paymentTermsInvalid: [
      [
        [['net_15', 'net_30']],
        'invalid',
        'payment_terms.invalid',
        'Payment terms are one of net_15, net_30.',
      ],
    ],
  },
  stockErrors: {
    insufficient: [
      [
        [[short]],
        'conflict',
        'stock.insufficient',
        'There is not enough stock of an item.',
        { shortages: [short] },
      ],
      [
        [[short, short]],
        'conflict',
        'stock.insufficient',
        'There is not enough stock of some items.',
        { shortages: [short, short] },
      ],
    ],
    levelOverflow: [
      [
        [1000],
        'conflict',
        'stock.level_overflow',
        'A warehouse holds at most 1000 pieces of an item.',
        { max: 1000 },
      ],
    ],
    deltaInvalid: [
      [
        [1000],
        'invalid',
        'stock.delta_invalid',
        'An adjustment is a whole number from -1000 to 1000, not 0.',
      ],
    ],
    exceedsAvailable: [
      [
        [5, 3],
        'conflict',
        'stock.exceeds_available',
        '5 pieces are asked for, but only 3 are available.',
        { asked: 5, available: 3 },
      ],
    ],
    notReserved: [
      [
        [5, 3],
        'conflict',
        'stock.not_reserved',
        '5 pieces cannot leave a reservation of 3.',
        { asked: 5, reserved: 3 },
      ],
    ],
    noItems: [[[], 'invalid', 'stock.no_items', 'Name at least one item.']],
    tooManyItems: [
      [
        [200],
        'invalid',
        'stock.too_many_items',
        'At most 200 lines can be booked at once.',
        { max: 200 },
      ],
    ],
    sameWarehouse: [
      [[], 'invalid', 'stock.same_warehouse', 'A transfer goes from one warehouse to another.'],
    ],
  },
  userErrors: {
    notFound: [[['u-1'], 'not_found', 'user.not_found', 'There is no user u-1.']],
    usernameTaken: [[['ada'], 'conflict', 'user.username_taken', 'Another user is called ada.']],
    usernameInvalid: [
      [
        [3, 64],
        'invalid',
        'user.username_invalid',
        'A username has 3 to 64 characters: letters and digits of ASCII and "._@+-", the first a letter or digit.',
        { field: 'username' },
      ],
    ],
    lastAdmin: [
      [
        [],
        'conflict',
        'user.last_admin',
        'The last admin can be neither deleted nor given another role.',
      ],
    ],
    passwordTooShort: [
      [
        [8, 'password'],
        'invalid',
        'user.password_too_short',
        'A password has at least 8 characters.',
        { field: 'password', min: 8 },
      ],
    ],
    passwordTooLong: [
      [
        [128, 'password'],
        'invalid',
        'user.password_too_long',
        'A password has at most 128 characters.',
        { field: 'password', max: 128 },
      ],
    ],
    passwordBlank: [
      [
        ['password'],
        'invalid',
        'user.password_blank',
        'A password must not consist of blanks.',
        { field: 'password' },
      ],
    ],
    passwordMalformed: [
      [
        ['password'],
        'invalid',
        'user.password_malformed',
        'A password holds no NUL character and no half of a surrogate pair.',
        { field: 'password' },
      ],
    ],
    passwordCommon: [
      [
        ['new_password'],
        'invalid',
        'user.password_common',
        'This password is one of the most common ones, or nearly so; choose another.',
        { field: 'new_password' },
      ],
    ],
    passwordIsUsername: [
      [
        ['password'],
        'invalid',
        'user.password_is_username',
        'A password is more than a variation of the username.',
        { field: 'password' },
      ],
    ],
    passwordIsServiceName: [
      [
        ['password'],
        'invalid',
        'user.password_is_service_name',
        'A password is more than a variation of the name of this service.',
        { field: 'password' },
      ],
    ],
    currentPasswordWrong: [
      [
        [],
        'invalid',
        'user.current_password_wrong',
        'The current password is wrong.',
        { field: 'current_password' },
      ],
    ],
  },
  vendorErrors: {
    notFound: [[['v-1'], 'not_found', 'vendor.not_found', 'There is no vendor v-1.']],
    nameTaken: [[['Acme'], 'conflict', 'vendor.name_taken', 'Another vendor is called Acme.']],
    emailTaken: [
      [
        ['a@b.co'],
        'conflict',
        'vendor.email_taken',
        'Another vendor has the email address a@b.co.',
      ],
    ],
  },
  warehouseErrors: {
    notFound: [[['w-1'], 'not_found', 'warehouse.not_found', 'There is no warehouse w-1.']],
    unknown: [
      [
        [['w-1', 'w-2']],
        'invalid',
        'warehouse.unknown',
        'There is no warehouse w-1, w-2.',
        { warehouseIds: ['w-1', 'w-2'] },
      ],
    ],
    codeTaken: [
      [['EAST'], 'conflict', 'warehouse.code_taken', 'Another warehouse has the code EAST.'],
    ],
    hasStock: [[['w-1'], 'conflict', 'warehouse.has_stock', 'Warehouse w-1 still has stock.']],
  },
};

describe('an error of the business', () => {
  const tables = domain as unknown as Readonly<Record<string, ErrorTable>>;
  const cases = Object.entries(CONTRACT).flatMap(([table, errors]) =>
    Object.entries(errors).flatMap(([name, examples]: [string, readonly Example<never[]>[]]) =>
      examples.map((example) => ({ table, name, example })),
    ),
  );

  it.each(cases)('$table.$name tells what is wrong', ({ table, name, example }) => {
    const [args, kind, code, message, details] = example;
    const make = tables[table]![name]!;
    const error = make(...args);
    expect(error).toBeInstanceOf(DomainError);
    expect({ ...error, message: error.message }).toStrictEqual({
      name: 'DomainError',
      kind,
      code,
      message,
      details,
    });
    expect([make.kind, make.code]).toEqual([kind, code]);
  });

  it('has a code of its own', () => {
    const codes = Object.entries(CONTRACT).flatMap(([table, errors]) =>
      Object.keys(errors).map((name) => tables[table]![name]!.code),
    );
    expect(codes).toEqual([...new Set(codes)]);
  });
});
