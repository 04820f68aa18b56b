import { Transform, Type } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const NOT_BLANK = /\S/;

export class AddressDto {
  @IsString()
  @Matches(NOT_BLANK)
  @MaxLength(255)
  street: string;

  @IsString()
  @Matches(NOT_BLANK)
  @MaxLength(100)
  city: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  state?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(16)
  zip_code?: string | null;

  @Matches(/^[A-Z]{3}$/)
  country: string = 'USA';
}

export class NewCustomerDto {
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Matches(NOT_BLANK)
  @MaxLength(255)
  name: string;

  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => AddressDto)
  address?: AddressDto | null;
}

export class PageDto {
  @IsInt()
  @Min(0)
  @Type(() => Number)
  skip: number = 0;

  @IsInt()
  @Min(1)
  @Max(1000)
  @Type(() => Number)
  limit: number = 20;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  city?: string;
}
