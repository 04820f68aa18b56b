import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import type { AuthenticatedRequest } from '../auth.guard.js';
import { NewCustomerDto, PageDto } from './customer.dto.js';
import { CustomersService } from './customers.service.js';

@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string) {
    return this.customers.get(id);
  }

  @Get()
  list(@Query() page: PageDto) {
    return this.customers.list(page);
  }

  @Post()
  create(@Body() input: NewCustomerDto, @Req() { user }: AuthenticatedRequest) {
    return this.customers.create(input, user.sub);
  }
}

@Controller('plain/customers')
export class PlainCustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  insert(@Body() input: NewCustomerDto, @Req() { user }: AuthenticatedRequest) {
    return this.customers.insert(input, user.sub);
  }
}
