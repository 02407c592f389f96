// `Timer`: a name and a schedule.
import type { Reading } from '#org/problem';

export interface NamedSchedule {
  readonly name: string;
  readonly cron: string;
}

export function readTimer(text: string): Reading<NamedSchedule> {
  throw new Error(`not written yet: ${text}`);
}
