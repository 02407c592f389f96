// Builds an org from text in which «» mark places, so that a test shows where a problem is expected.

import { parseDocument } from '#document/parse-document';
import { buildOrg } from '#org/build-org';
import type { Agent, Org, OrgOverrides } from '#org/types';

export interface Built {
  readonly org: Org;
  readonly source: string;
  /** The marked places as offsets, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export function buildMarked(text: string, overrides: OrgOverrides = {}): Built {
  const marks: { start: number; end: number }[] = [];
  let source = '';
  for (const piece of text.split(/(?=[«»])/u)) {
    if (piece.startsWith('«')) marks.push({ start: source.length, end: source.length });
    if (piece.startsWith('»')) marks[marks.length - 1]!.end = source.length;
    source += piece.replace(/^[«»]/u, '');
  }
  return { org: buildOrg(parseDocument(source), overrides), source, marks };
}

export function build(text: string, overrides: OrgOverrides = {}): Org {
  return buildMarked(text, overrides).org;
}

/** An org with these lines under Structure. */
export function buildStructure(lines: string): Org {
  return build(`# Test\n\n## Structure\n\n${lines}\n`);
}

export function agentNamed(org: Org, name: string): Agent {
  const agent = org.agents.find((one) => one.name === name);
  if (agent === undefined)
    throw new Error(`no agent ${name} among ${org.agents.map((one) => one.name).join(', ')}`);
  return agent;
}

/** `id > manager` for each agent, `-` for the human principal. */
export function chartLines(org: Org): string[] {
  return org.agents.map(({ id, reportsTo }) => `${id} > ${reportsTo ?? '-'}`);
}
