// Whom an option of the command line means that is for some agents: `coo`, `Backend *`, `Engineering`, `L7+`, `all`.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { matchGlob } from '#base/match-glob';
import { referenceKey } from '#org/agent-id';
import type { Agent, Org } from '#org/types';
import { readLevelSelector } from '#org/values/level-selector';
import { findAgents } from './find-agents.js';

/**
 * By name, title, id or the name of a Count, in any case; else a department; else a glob on names, titles and ids; else
 * levels. None when it means nobody.
 */
export function selectAgents(org: Org, selector: string): readonly Agent[] {
  const named = findAgents(org, selector);
  if (named.length > 0) return named;
  const key = referenceKey(selector);
  const inDepartment = org.agents.filter(
    ({ department }) => department !== null && referenceKey(department) === key,
  );
  if (inDepartment.length > 0) return inDepartment;
  if (/[*?{]/.test(selector)) {
    const fits = (name: string | null): boolean =>
      // A slash in a name parts nothing.
      name !== null && matchGlob(flat(referenceKey(name)), flat(key));
    return org.agents.filter(({ id, name, title }) => fits(name) || fits(title) || fits(id));
  }
  const levels = readLevelSelector(selector).value;
  if (levels === null) return [];
  return org.agents.filter(({ level }) => level >= levels.low && level <= levels.high);
}

/** The error for a selector that means nobody in any of these orgs. `flag` is the option with its value. */
export function selectsNobody(flag: string, selector: string, orgs: readonly Org[]): OrgsimError {
  const names = orgs.flatMap(({ agents, departments }) => [
    ...agents.flatMap(({ id, name }) => [id, name, name.replace(/\s*\d+$/u, '')]),
    ...departments.map(({ name }) => name),
  ]);
  const suggestion = didYouMean(selector, [...new Set(names)]);
  return new OrgsimError(
    'agent-unknown',
    `${flag} is for nobody: there is no agent "${selector}".`,
    suggestion === null
      ? 'It takes a name, title or id, a department, a glob such as "Backend *", levels such as L7+, or all.'
      : `Did you mean "${suggestion}"?`,
  );
}

function flat(text: string): string {
  return text.replaceAll('/', '\u2215');
}
