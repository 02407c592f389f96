// Changes settings of an org in its ORG.md text and reads the text again: it must say exactly what was wanted, nothing
// else, and have no error that it had not before. Writes nothing.

import type { TextEdit } from '#base/text-edit';
import { applyEdits, sortEdits } from '#base/text-edit';
import { canonicalKey } from '#document/canonical-key';
import type { Finding } from '#lint/finding';
import type { SettingChange } from '#org/setting-change';
import { changeAgent, keyOfChange } from '#org/setting-change';
import { stateChanges } from '#org/state-changes';
import type { Agent, OrgOverrides } from '#org/types';
import { findKey } from '#org/vocabulary';
import type { LoadedOrg } from './load-org.js';
import { loadOrg } from './load-org.js';
import { meaningOf } from './org-meaning.js';
import type { OrgSource } from './org-source.js';

/** The same change for all agents of one heading. */
export interface WantedChange {
  /** One of them. */
  readonly agent: Agent;
  readonly change: SettingChange;
}

/** A text with its edits made. */
export interface ChangedOrg {
  readonly edits: readonly TextEdit[];
  readonly text: string;
  readonly loaded: LoadedOrg;
}

/**
 * `loaded` is what `source` says under `overrides`. A refusal is a clause that says why the text cannot be edited so.
 */
export function changeOrg(
  source: OrgSource,
  loaded: LoadedOrg,
  wanted: readonly WantedChange[],
  overrides: OrgOverrides = {},
): ChangedOrg | { readonly refusal: string } {
  const { document, org } = loaded;
  const byHeading = new Map<number, readonly SettingChange[]>();
  for (const { agent, change } of wanted) {
    const offset = agent.heading.start.offset;
    byHeading.set(offset, [...(byHeading.get(offset) ?? []), change]);
  }
  const edits = [...byHeading].flatMap(([headingOffset, changes]) =>
    stateChanges(document, { headingOffset, changes }, org.tickSeconds),
  );
  const text = applyEdits(document.source, edits);
  if (text === null) return { refusal: 'its fields cannot be told apart in the text' };
  const changed = loadOrg({ ...source, text }, overrides);
  const headingOf = org.agents.map(({ heading }) => heading.start.offset);
  const changesOf = (index: number): readonly SettingChange[] =>
    byHeading.get(headingOf[index] ?? -1) ?? [];
  const refusal = whyNot(loaded, changed, changesOf);
  return refusal === null ? { edits: sortEdits(edits), text, loaded: changed } : { refusal };
}

/** `changesOf` gives those of an agent by its place in the org. */
function whyNot(
  before: LoadedOrg,
  after: LoadedOrg,
  changesOf: (index: number) => readonly SettingChange[],
): string | null {
  const added = newErrors(before.findings, after.findings)[0];
  if (added !== undefined) return `the edited text would get an error (${added.rule})`;
  const wanted = before.org.agents.map((agent, index) => {
    const changes = changesOf(index);
    return withoutRemarks(changes.reduce(changeAgent, agent), changes);
  });
  const found = after.org.agents.map((agent, index) => withoutRemarks(agent, changesOf(index)));
  const stray = wanted.find((agent, index) => meaningOf(agent) !== meaningOf(found[index]));
  if (stray !== undefined) return `the edited text would say something else of ${stray.name}`;
  const isSame =
    meaningOf({ ...before.org, agents: wanted }) === meaningOf({ ...after.org, agents: found });
  return isSame ? null : 'the edited text would mean another org';
}

/** A remark is told to the agent with the value before it, which is meant to change. */
function withoutRemarks(agent: Agent, changes: readonly SettingChange[]): Agent {
  const keys = changes.map(keyOfChange);
  const context = agent.context.filter((line) => {
    const key = findKey(canonicalKey(line.split(':', 1)[0] ?? ''));
    return key === null || !keys.some((changed) => changed === key);
  });
  return { ...agent, context };
}

/**
 * Errors that are there more often than before. Warnings are no reason: a change that was proved to be better may well leave
 * a field without effect, or be dear on paper, and whoever reads the text again is told so.
 */
function newErrors(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(kindOf(finding), (left.get(kindOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    if (finding.severity !== 'error') return false;
    const count = left.get(kindOf(finding)) ?? 0;
    left.set(kindOf(finding), count - 1);
    return count <= 0;
  });
}

function kindOf({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}
