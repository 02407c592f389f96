import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { defaultStartMs } from '#org/default-start';

test('it is Monday, midnight, in every zone', () => {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  expect(zones.length).toBeGreaterThan(300);
  for (const zone of zones) {
    const start = DateTime.fromMillis(defaultStartMs(zone), { zone });
    expect(start.toFormat('yyyy-MM-dd HH:mm:ss.SSS'), zone).toBe('2026-01-05 00:00:00.000');
  }
});
