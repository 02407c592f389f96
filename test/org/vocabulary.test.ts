import { expect, test } from 'vitest';
import { canonicalKey } from '#document/canonical-key';
import type { KeyName } from '#org/vocabulary';
import { findKey, keysOf, VOCABULARY } from '#org/vocabulary';

const ENTRIES = Object.entries(VOCABULARY);

test('each key bears the canonical form of its spelling as its name', () => {
  expect(ENTRIES.map(([name]) => name)).toEqual(
    ENTRIES.map(([, { display }]) => canonicalKey(display)),
  );
});

test('no spelling belongs to two keys', () => {
  const spellings = ENTRIES.flatMap(([, { display, aliases }]) =>
    [display, ...aliases].map(canonicalKey),
  );
  expect(new Set(spellings).size).toBe(spellings.length);
});

test('aliases are the keys they stand for', () => {
  const found = ['timers', 'thresholds', 'avatarcolour', 'overagebehaviour', 'colour'].map(findKey);
  expect(found).toEqual(['timer', 'threshold', 'avatarcolor', 'overagebehavior', null]);
});

test('every trigger field may stand on a department, what names one agent may not', () => {
  const onDepartment = new Set<KeyName>(keysOf('department'));
  expect(keysOf('role').filter((name) => !onDepartment.has(name))).toEqual([
    'id',
    'level',
    'count',
    'reportsto',
    'github',
    'avatar',
    'avatarcolor',
    'avatarurl',
  ]);
});
