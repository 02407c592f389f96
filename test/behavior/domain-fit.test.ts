import { expect, it } from 'vitest';
import { domainFit } from '#behavior/domain-fit';

it.each([
  ['web', 'web shop', 3],
  ['web', 'Mend the WEB.', 3],
  ['web', 'cobweb', 0],
  ['web', 'webs', 0],
  ['web', 'cobweb and web', 3],
  ['web', 'cobwebs', 0],
  ['web shop', 'the web', 0],
  ['web, shop', 'a web shop', 7],
  ['web, , shop', '', 0],
  ['año', 'caño', 0],
  [null, 'web', 0],
])('%j fits %j with %i letters', (domain, text, letters) => {
  expect(domainFit(domain, text)).toBe(letters);
});
