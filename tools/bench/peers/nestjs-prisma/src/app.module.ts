import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { AuthGuard } from './auth.guard.js';
import { CustomersController, PlainCustomersController } from './customers/customers.controller.js';
import { CustomersService } from './customers/customers.service.js';
import { PrismaService } from './prisma.service.js';

@Module({
  imports: [
    JwtModule.register({
      secret: process.env['SECRET_KEY'],
      verifyOptions: { algorithms: ['HS256'] },
    }),
  ],
  controllers: [CustomersController, PlainCustomersController],
  providers: [PrismaService, CustomersService, { provide: APP_GUARD, useClass: AuthGuard }],
})
export class AppModule {}
