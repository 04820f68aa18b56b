const HOURS = { hour: 1, day: 24, week: 168 } as const;

/** What a rate is counted in, as stored and sent. */
export type RentalUnit = keyof typeof HOURS;

/** From the shortest to the longest. */
export const RENTAL_UNITS: readonly RentalUnit[] = ['hour', 'day', 'week'];

/** Hours that a unit covers. */
export function hoursOf(unit: RentalUnit): number {
  return HOURS[unit];
}

/** Whether the text names a unit. */
export function isRentalUnit(text: string): text is RentalUnit {
  return Object.hasOwn(HOURS, text);
}
