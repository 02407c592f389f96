// The outline of an ORG.md as an editor shows it: its sections, and under Structure the chart of who reports to whom.

import type { SourceRange } from '#base/source-range';
import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import type { RoleDraft } from '#org/outline';
import type { ChartNames } from './chart-names.js';
import { readChartNames } from './chart-names.js';
import type { OpenOrg } from './open-org.js';

export interface OutlineSymbol {
  readonly kind: 'section' | 'role';
  /** Never empty. */
  readonly name: string;
  /** Level, mode and model of a role. */
  readonly detail: string;
  readonly range: SourceRange;
  readonly heading: SourceRange;
  readonly children: readonly OutlineSymbol[];
}

/** Deeper charts than this are cut there: no reader follows them, and a client may not either. */
const LEVELS_MAX = 100;

/** The sections in document order. A chart is a forest, so each role stands in it once. */
export function outlineSymbols(open: OpenOrg): readonly OutlineSymbol[] {
  const names = readChartNames(open);
  const structures = findSections(open.document).named('Structure');
  const top = new Set(names.principal === null ? names.reportsOf(null) : [names.principal]);
  return open.document.root.sections
    .flatMap((section) => (section.depth === 1 ? section.sections : [section]))
    .map((section) => {
      const heads = names.roles.filter((role) => isHead(role, top) && isIn(role, section));
      const children = structures.includes(section)
        ? heads.map((role) => roleSymbol(role, names, 1))
        : section.sections.map((child) => sectionSymbol(child));
      return { ...sectionSymbol(section), children };
    });
}

/** A second heading of the human principal is nobody's report either. */
function isHead(role: RoleDraft, top: ReadonlySet<RoleDraft>): boolean {
  return role.isHumanPrincipal || top.has(role);
}

function isIn({ section }: RoleDraft, { range }: Section): boolean {
  const { offset } = section.range.start;
  return range.start.offset <= offset && offset < range.end.offset;
}

function sectionSymbol({ heading, range }: Section, suffix = ''): OutlineSymbol {
  const text = heading.text.trim();
  const name = `${text === '' ? '(no name)' : text}${suffix}`;
  return { kind: 'section', name, detail: '', range, heading: heading.range, children: [] };
}

function roleSymbol(role: RoleDraft, names: ChartNames, level: number): OutlineSymbol {
  const agents = names.agentsOf(role);
  const [agent] = agents;
  const detail =
    agent === undefined
      ? 'human principal'
      : [`L${agent.level}`, agent.trigger.mode, agent.model].join(', ');
  const reports = level < LEVELS_MAX ? names.reportsOf(role) : [];
  return {
    ...sectionSymbol(role.section, role.hasCount ? ` ×${agents.length}` : ''),
    kind: 'role',
    detail,
    children: reports.map((report) => roleSymbol(report, names, level + 1)),
  };
}
