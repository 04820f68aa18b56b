import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { Prisma } from '../generated/prisma/client.js';
import { PrismaService } from '../prisma.service.js';
import type { NewCustomerDto, PageDto } from './customer.dto.js';
import { present } from './customer.presenter.js';

const UNIQUE_VIOLATION = 'P2002';

@Injectable()
export class CustomersService {
  constructor(private readonly prisma: PrismaService) {}

  async get(id: string) {
    const row = await this.prisma.customer.findUnique({ where: { id } });
    if (!row) throw new NotFoundException();
    return present(row);
  }

  async list({ city, skip, limit }: PageDto) {
    const where = { isActive: true, ...(city !== undefined && { addressCity: city }) };
    const orderBy: Prisma.CustomerOrderByWithRelationInput[] = [
      { createdAt: 'asc' },
      { id: 'asc' },
    ];
    const [rows, total] = await Promise.all([
      this.prisma.customer.findMany({ where, orderBy, skip, take: limit }),
      this.prisma.customer.count({ where }),
    ]);
    return { items: rows.map(present), total, skip, limit };
  }

  /** With the event, or neither. */
  async create(input: NewCustomerDto, actor: string) {
    const data = rowOf(input, actor);
    const event = {
      id: randomUUID(),
      name: 'customer.created',
      schemaVersion: 1,
      aggregateType: 'customer',
      aggregateId: data.id,
      aggregateVersion: 1,
      occurredAt: data.createdAt,
      actor,
      payload: { name: data.name, email: data.email },
    };
    const [row] = await this.prisma
      .$transaction([
        this.prisma.customer.create({ data }),
        this.prisma.outboxEvent.create({ data: event }),
      ])
      .catch(refuse);
    return present(row);
  }

  /** The customer alone. */
  async insert(input: NewCustomerDto, actor: string) {
    const data = rowOf(input, actor);
    return present(await this.prisma.customer.create({ data }).catch(refuse));
  }
}

function refuse(error: unknown): never {
  const isTaken =
    error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
  throw isTaken ? new ConflictException('Email is taken') : error;
}

function rowOf({ name, email, address }: NewCustomerDto, actor: string) {
  const now = new Date();
  return {
    id: randomUUID(),
    name,
    email: email ?? null,
    addressStreet: address?.street,
    addressCity: address?.city,
    addressState: address?.state,
    addressZipCode: address?.zip_code,
    addressCountry: address?.country,
    createdAt: now,
    updatedAt: now,
    createdBy: actor,
    updatedBy: actor,
  };
}
