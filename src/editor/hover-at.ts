// What a hover says of the thing under the cursor: a role, a department, a key or a value. Null where nothing is known.

import { durationToTicks, parseDuration } from '#base/duration';
import type { SourceRange } from '#base/source-range';
import type { Section, SourceText } from '#document/types';
import { presetLinesOf } from '#org/plain-lines';
import type { KeyName, Place } from '#org/vocabulary';
import { findKey, keysOf } from '#org/vocabulary';
import { formatCount, formatSeconds } from '#report/quantities';
import { agentCard, introduceRole } from './agent-card.js';
import type { ChartNames } from './chart-names.js';
import { namedRoleAt, readChartNames, roleNamed } from './chart-names.js';
import type { FieldPart } from './field-at.js';
import { covers, fieldAt } from './field-at.js';
import { keyMarkdown } from './key-docs.js';
import { markdownText } from './markdown-text.js';
import type { OpenOrg } from './open-org.js';
import { placeAt } from './place-at.js';
import { termIn } from './term-at.js';

export interface HoverText {
  /** What it is about. */
  readonly range: SourceRange;
  readonly markdown: string;
}

export function hoverAt(open: OpenOrg, offset: number): HoverText | null {
  const { section, place } = placeAt(open, offset);
  if (covers(section.heading.range, offset) || isBeforeHeading(section, offset)) {
    return headingHover(open, offset, section, place);
  }
  const found = fieldAt(section, offset) ?? presetLineAt(section, offset, place, open);
  const key = found === null ? null : findKey(found.name);
  if (found === null || key === null || place === null || !keysOf(place).includes(key)) return null;
  if (found.part === 'key') return keyHover(key, found.text, place, open, offset);
  return valueHover(key, found.text, open, offset);
}

/** `preset: startup`, which is read without being a field. */
function presetLineAt(
  section: Section,
  offset: number,
  place: Place | null,
  { document }: OpenOrg,
): FieldPart | null {
  const lines = place === 'culture' ? presetLinesOf(section, document) : [];
  for (const { key, name, values } of lines) {
    if (covers(key.range, offset)) return { name, part: 'key', text: key };
    const value = values[0]?.value;
    if (value !== undefined && covers(value.range, offset))
      return { name, part: 'value', text: value };
  }
  return null;
}

function isBeforeHeading({ range, heading }: Section, offset: number): boolean {
  return range.start.offset <= offset && offset < heading.range.start.offset;
}

function headingHover(
  open: OpenOrg,
  offset: number,
  section: Section,
  place: Place | null,
): HoverText | null {
  const names = readChartNames(open);
  if (place === 'department') return departmentHover(names, open, section);
  const found = namedRoleAt(names, offset);
  if (found === null) return null;
  const markdown = agentCard(found.role, names, open);
  return { range: found.role.section.heading.range, markdown };
}

function departmentHover(
  names: ChartNames,
  { org }: OpenOrg,
  { heading }: Section,
): HoverText | null {
  const department = org.departments.find(
    (candidate) => candidate.heading.start.offset === heading.range.start.offset,
  );
  if (department === undefined) return null;
  const agents = org.agents.filter((agent) => agent.department === department.name);
  const lead = department.lead === null ? null : roleNamed(names, department.lead);
  const cap = org.policies.departmentCaps[department.name];
  const facts = [
    `**${markdownText(department.name)}**`,
    `department of ${formatCount(agents.length)} agent${agents.length === 1 ? '' : 's'}`,
    ...(cap === undefined ? [] : [`at most ${formatCount(cap)}`]),
    lead === null ? 'no lead' : `led by ${markdownText(lead.name)}`,
  ];
  return { range: department.heading, markdown: facts.join(' · ') };
}

/** With what it comes to for the role under which it stands. */
function keyHover(
  key: KeyName,
  { range }: SourceText,
  place: Place,
  open: OpenOrg,
  offset: number,
): HoverText {
  const docs = keyMarkdown(key);
  if (place !== 'role') return { range, markdown: docs };
  const names = readChartNames(open);
  const { section } = placeAt(open, offset);
  const role = names.roles.find(
    (candidate) => candidate.section.range.start.offset === section.range.start.offset,
  );
  if (role === undefined) return { range, markdown: docs };
  return { range, markdown: `${docs}\n\n---\n\n${agentCard(role, names, open)}` };
}

function valueHover(
  key: KeyName,
  value: SourceText,
  open: OpenOrg,
  offset: number,
): HoverText | null {
  const { range, text } = value;
  switch (key) {
    case 'reportsto': {
      const names = readChartNames(open);
      const role = roleNamed(names, text);
      return role === null ? null : { range, markdown: introduceRole(role, names) };
    }
    case 'maxsleep':
    case 'tickinterval':
    case 'cooldown':
      return durationHover(value, open);
    default: {
      const term = termIn(key, value, offset, open.document);
      return term === null ? null : { range: term.range, markdown: term.markdown };
    }
  }
}

/** Ticks as time, and time as ticks. */
function durationHover({ text, range }: SourceText, { org }: OpenOrg): HoverText | null {
  const duration = parseDuration(text);
  if (duration === null) return null;
  const ticks = durationToTicks(duration, org.tickSeconds);
  const time = formatSeconds(ticks * org.tickSeconds);
  const markdown = `${formatCount(ticks)} ticks of ${formatSeconds(org.tickSeconds)}: ${time}`;
  return { range, markdown };
}
