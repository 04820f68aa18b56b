/** Units of time as dates count them, in milliseconds; a day is one of 24 hours. */
export const MINUTE_IN_MILLISECONDS = 60_000;
export const HOUR_IN_MILLISECONDS = 60 * MINUTE_IN_MILLISECONDS;
export const DAY_IN_MILLISECONDS = 24 * HOUR_IN_MILLISECONDS;
