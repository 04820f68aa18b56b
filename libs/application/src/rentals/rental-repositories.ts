import type {
  Customer,
  FleetRepository,
  Item,
  RatePlanRepository,
  RentalAgreementRepository,
  TakingsRepository,
  Warehouse,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What the rentals context works with in a transaction. */
export interface RentalsRepositories {
  readonly customers: Repository<Customer>;
  readonly items: Repository<Item>;
  readonly warehouses: Repository<Warehouse>;
  readonly fleet: FleetRepository;
  readonly ratePlans: RatePlanRepository;
  readonly rentalAgreements: RentalAgreementRepository;
  readonly takings: TakingsRepository;
}
