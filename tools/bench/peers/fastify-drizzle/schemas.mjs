const text = (maxLength) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });
const nullable = (schema) => ({ ...schema, nullable: true });
const moment = { type: 'string', format: 'date-time' };
const string = { type: 'string' };

const customer = {
  type: 'object',
  properties: {
    id: string,
    created_at: moment,
    updated_at: moment,
    created_by: nullable(string),
    updated_by: nullable(string),
    is_active: { type: 'boolean' },
    version: { type: 'integer' },
    name: string,
    email: nullable(string),
    address: {
      type: 'object',
      nullable: true,
      properties: {
        street: string,
        city: string,
        state: nullable(string),
        zip_code: nullable(string),
        country: string,
      },
    },
  },
};

const newCustomer = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: text(255),
    email: nullable({ type: 'string', format: 'email', maxLength: 254 }),
    address: {
      type: 'object',
      nullable: true,
      additionalProperties: false,
      required: ['street', 'city'],
      properties: {
        street: text(255),
        city: text(100),
        state: nullable(text(100)),
        zip_code: nullable(text(16)),
        country: { type: 'string', pattern: '^[A-Z]{3}$', default: 'USA' },
      },
    },
  },
};

export const create = { body: newCustomer, response: { 201: customer } };

export const get = {
  params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
  response: { 200: customer },
};

export const list = {
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      skip: { type: 'integer', minimum: 0, default: 0 },
      limit: { type: 'integer', minimum: 1, maximum: 1000, default: 20 },
      city: text(100),
    },
  },
  response: {
    200: {
      type: 'object',
      properties: {
        items: { type: 'array', items: customer },
        total: { type: 'integer' },
        skip: { type: 'integer' },
        limit: { type: 'integer' },
      },
    },
  },
};
