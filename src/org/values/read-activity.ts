// `Activity`.
import type { Reading } from '#org/problem';
import type { Activity } from '#org/types';

export function readActivity(text: string): Reading<Activity> {
  throw new Error(`not written yet: ${text}`);
}
