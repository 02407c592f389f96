// How long the times are that rates and dollars are told for. A month has 30 days, everywhere.

export const DAY_HOURS = 24;
export const WEEK_HOURS = 168;
export const MONTH_DAYS = 30;
export const MONTH_HOURS = MONTH_DAYS * DAY_HOURS;
