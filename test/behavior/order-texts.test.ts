import { expect, test } from 'vitest';
import { createOrderDesk } from '#behavior/order-desk';
import { createOrderTexts, strangeAddressee } from '#behavior/order-texts';
import { orgOf } from '../engine/simulate.js';

const org = orgOf('# X\n## Structure\n### COO\n#### Rosa — Head Cook\n');

function ordersOf(text: string) {
  return createOrderTexts([text], org, createOrderDesk(org))
    .eventsAt(0)
    .map(({ action }) => ('to' in action ? [action.to, action.body] : []));
}

test.each([
  ['Ship it', 'coo', 'Ship it'],
  ['rosa: soup', 'rosa', 'soup'],
  ['head cook: soup', 'rosa', 'soup'],
  ['Note: ship it', 'coo', 'Note: ship it'],
])('%s goes to %s', (text, to, body) => {
  expect(ordersOf(text)).toEqual([[to, body]]);
});

test('a name that is nearly an agent’s is not taken for part of the order', () => {
  expect(() => ordersOf('Hed Cook: soup')).toThrow(/no agent "Hed Cook"/);
});

test.each([
  ['nobody: hi', 'nobody'],
  ['Note : ship it', 'Note'],
  ['head of all kitchens: soup', 'head of all kitchens'],
  ['nobody:hi', 'nobody'],
  ['rosa: soup', null],
  ['Ship it', null],
  ['Hed Cook: soup', 'Hed Cook'],
  [': soup', null],
  ['Tell them all what we know: soup', null],
  ['Read https://example.org', null],
  ['Serve at 10:30', null],
])('%s names as if an agent: %s', (text, name) => {
  expect(strangeAddressee(text, org)).toBe(name);
});
