// Hours of the times that costs are told for. A month has 30 days, as everywhere in an estimate.

export const DAY_HOURS = 24;
export const MONTH_HOURS = 720;
