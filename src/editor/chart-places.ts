// Ways through the chart: from a role to its manager and to its reports, as headings. Changes nothing.

import type { SourceRange } from '#base/source-range';
import type { RoleDraft } from '#org/outline';
import { namedRoleAt, readChartNames } from './chart-names.js';
import { covers } from './field-at.js';
import type { OpenOrg } from './open-org.js';

/**
 * On a role's heading: the heading of its manager. On a `Reports to`: that of whom it names, all whom it may name where
 * that is several. Empty where there is none: the human principal need not have a heading.
 */
export function managersAt(open: OpenOrg, offset: number): readonly SourceRange[] {
  const names = readChartNames(open);
  const found = namedRoleAt(names, offset);
  if (found === null) return candidatesAt(open, offset);
  if (found.reference !== null) return [headingOf(found.role)];
  const manager = names.managerOf(found.role);
  return manager === null ? [] : [headingOf(manager)];
}

/** The headings of all that report to the role under the offset, whatever says so. */
export function reportsAt(open: OpenOrg, offset: number): readonly SourceRange[] {
  const names = readChartNames(open);
  const found = namedRoleAt(names, offset);
  return found === null ? [] : names.reportsOf(found.role).map(headingOf);
}

function headingOf({ section }: RoleDraft): SourceRange {
  return section.heading.range;
}

/** For a name that means several, the problem lists them. */
function candidatesAt({ org }: OpenOrg, offset: number): readonly SourceRange[] {
  const ambiguous = org.problems.find(
    ({ rule, range }) => rule === 'reports-to-ambiguous' && covers(range, offset),
  );
  return ambiguous?.related.map(({ range }) => range) ?? [];
}
