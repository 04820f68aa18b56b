import type { ContactNumberView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import type { ContactNumberResponse } from './contact-number-schemas.js';

/** To the wire. */
export function presentContactNumber(contactNumber: ContactNumberView): ContactNumberResponse {
  return {
    ...presentBaseFields(contactNumber),
    phone_number: contactNumber.phoneNumber,
    entity_type: contactNumber.entityType,
    entity_id: contactNumber.entityId,
    label: contactNumber.label,
    is_primary: contactNumber.isPrimary,
  };
}
