import { expect, test } from 'vitest';
import { canonicalKey } from '#document/canonical-key';

test('a key is the same in any case and with any spaces, hyphens and underscores', () => {
  for (const key of ['Reports to', 'reports_to', 'REPORTS-TO', ' Reports\u00a0 To ']) {
    expect(canonicalKey(key)).toBe('reportsto');
  }
});

test('other signs and letters make another key', () => {
  expect(canonicalKey('Reports.to')).toBe('reports.to');
  expect(canonicalKey('ID')).toBe('id');
  expect(canonicalKey('Ärger')).toBe('ärger');
});
