import type { PhoneContext } from '../shared/phone-number-schema.js';
import { V1 } from '../v1/version.js';
import { createHmac } from 'node:crypto';
import {
  accessErrors,
  type Actor,
  type Authenticator,
  CommandRunner,
  type LogFields,
} from '@strata/application-kit';
import {
  AdjustStockUseCase,
  CancelSalesTransactionUseCase,
  CreateContactNumberUseCase,
  CreateCustomerUseCase,
  CreateItemUseCase,
  CreateSalesTransactionUseCase,
  CreateUserUseCase,
  CreateVendorUseCase,
  CreateWarehouseUseCase,
  CustomerService,
  DeleteContactNumberUseCase,
  DeleteCustomerUseCase,
  DeleteItemUseCase,
  DeleteUserUseCase,
  DeleteVendorUseCase,
  DeleteWarehouseUseCase,
  FulfillSalesTransactionUseCase,
  IssueTokenUseCase,
  OwnPasswordService,
  PasswordService,
  ReceiveSalesReturnUseCase,
  ReceiveStockUseCase,
  RecordPaymentUseCase,
  TransferInventoryUseCase,
  UpdateContactNumberUseCase,
  UpdateCustomerUseCase,
  UpdateItemUseCase,
  UpdateUserUseCase,
  UpdateVendorUseCase,
  UpdateWarehouseUseCase,
} from '@strata/application';
import {
  FakePasswordHasher,
  InMemoryContactNumberQueries,
  InMemoryCustomerQueries,
  InMemoryItemQueries,
  InMemoryKnownNetworks,
  InMemorySalesReturnQueries,
  InMemorySalesTransactionQueries,
  InMemoryStockQueries,
  InMemoryStore,
  InMemoryUserQueries,
  InMemoryVendorQueries,
  InMemoryWarehouseQueries,
} from '@strata/application/testing';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import { ROLES, type Role } from '@strata/domain';
import { type AppOptions, createApp, CursorCodec, type Endpoint } from '@strata/api-kit';
import {
  contactNumberEndpoints,
  customerEndpoints,
  identityEndpoints,
  itemEndpoints,
  salesEndpoints,
  stockEndpoints,
  vendorEndpoints,
  warehouseEndpoints,
} from '../v1/index.js';

/** A log line as it was written. */
export interface LogLine {
  readonly level: string;
  readonly fields: LogFields;
  readonly message: string;
}

/** The whole application on the in-memory store. */
export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  readonly endpoints: readonly Endpoint<Role>[];
  readonly store: InMemoryStore;
  readonly clock: FixedClock;
  readonly log: readonly LogLine[];
}

/** Tokens are the names of roles. */
const roleTokens: Authenticator<Role> = {
  authenticate: (token): Actor<Role> => {
    if (!ROLES.includes(token as Role)) throw accessErrors.tokenInvalid();
    return { id: `user-${token}`, username: token, role: token as Role };
  },
};

/** Makes an application of its own for one test. */
export function testApp(overrides: Partial<AppOptions<Role>> = {}): TestApp {
  const store = new InMemoryStore();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const fingerprint = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
  const cursors = new CursorCodec(fingerprint);
  const users = new InMemoryUserQueries(store.database);
  const passwords = new PasswordService({
    users,
    hasher: new FakePasswordHasher(),
    throttle: { admit: () => Promise.resolve(), succeeded: () => Promise.resolve() },
    networks: new InMemoryKnownNetworks(store.database),
    isCommon: (text) => text === 'sunshine',
    serviceName: 'Strata',
  });
  const log: LogLine[] = [];
  const write = (level: string) => (fields: LogFields, message: string) => {
    log.push({ level, fields, message });
  };
  const endpoints = [
    ...identityEndpoints({
      commands,
      cursors,
      queries: users,
      passwords,
      ownPassword: new OwnPasswordService(passwords, commands),
      issueToken: new IssueTokenUseCase(passwords, {
        issue: ({ userId }) => Promise.resolve({ accessToken: userId, expiresInSeconds: 1800 }),
        verify: () => Promise.reject(accessErrors.tokenInvalid()),
      }),
      create: new CreateUserUseCase(),
      update: new UpdateUserUseCase(),
      delete: new DeleteUserUseCase(),
    }),
    ...customerEndpoints({
      commands,
      cursors,
      queries: new InMemoryCustomerQueries(store.database),
      create: new CreateCustomerUseCase(),
      update: new UpdateCustomerUseCase(),
      delete: new DeleteCustomerUseCase(),
      service: new CustomerService(),
    }),
    ...contactNumberEndpoints({
      commands,
      cursors,
      queries: new InMemoryContactNumberQueries(store.database),
      create: new CreateContactNumberUseCase(),
      update: new UpdateContactNumberUseCase(),
      delete: new DeleteContactNumberUseCase(),
    }),
    ...vendorEndpoints({
      commands,
      cursors,
      queries: new InMemoryVendorQueries(store.database),
      create: new CreateVendorUseCase(),
      update: new UpdateVendorUseCase(),
      delete: new DeleteVendorUseCase(),
    }),
    ...itemEndpoints({
      commands,
      cursors,
      queries: new InMemoryItemQueries(store.database),
      create: new CreateItemUseCase(),
      update: new UpdateItemUseCase(),
      delete: new DeleteItemUseCase(),
    }),
    ...warehouseEndpoints({
      commands,
      cursors,
      queries: new InMemoryWarehouseQueries(store.database),
      create: new CreateWarehouseUseCase(),
      update: new UpdateWarehouseUseCase(),
      delete: new DeleteWarehouseUseCase(),
    }),
    ...stockEndpoints({
      commands,
      cursors,
      queries: new InMemoryStockQueries(store.database),
      receive: new ReceiveStockUseCase(),
      adjust: new AdjustStockUseCase(),
      transfer: new TransferInventoryUseCase(),
    }),
    ...salesEndpoints({
      commands,
      cursors,
      queries: new InMemorySalesTransactionQueries(store.database),
      returnQueries: new InMemorySalesReturnQueries(store.database),
      create: new CreateSalesTransactionUseCase(),
      pay: new RecordPaymentUseCase(),
      fulfill: new FulfillSalesTransactionUseCase(),
      cancel: new CancelSalesTransactionUseCase(),
      receiveReturn: new ReceiveSalesReturnUseCase(),
    }),
  ];
  const app = createApp({
    ...V1,
    name: 'Strata',
    endpoints,
    authenticator: roleTokens,
    fingerprint,
    logger: {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    },
    health: {
      version: '1.2.3',
      phase: () => 'ready',
      databaseProblem: () => Promise.resolve(null),
    },
    corsOrigins: ['https://shop.example'],
    validationContext: { phoneRegion: 'US' } satisfies PhoneContext,
    rateLimitMax: 100_000,
    trustProxy: false,
    ...overrides,
  });
  return { app, endpoints, store, clock, log };
}

/** The Authorization header of a user of that role. */
export function as(role: Role): { readonly authorization: string } {
  return { authorization: `Bearer ${role}` };
}
