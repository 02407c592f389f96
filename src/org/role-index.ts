// Finds roles by what a person calls them: name, heading, title or id, in any case. Knows nothing of the chart.

import { didYouMean } from '#base/did-you-mean';
import { referenceKey } from './agent-id.js';
import type { RoleIds } from './assign-ids.js';
import type { Outline, RoleDraft } from './outline.js';
import { singularOf } from './singular.js';

/** A member of a role; 0 is the first, and the only one where there is no Count. */
export interface Target {
  readonly role: RoleDraft;
  readonly member: number;
}

type Lookup =
  | { readonly kind: 'agent'; readonly target: Target }
  | { readonly kind: 'human-principal' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Target[] }
  | { readonly kind: 'unknown' };

export interface RoleIndex {
  find(reference: string): Lookup;
  /** The name that was most likely meant. */
  suggest(reference: string): string | null;
  readonly idOf: (target: Target) => string;
}

// A suggestion looks at every name: enough for a file with slips, and no hang for one that is all slips.
const MOST_SUGGESTIONS = 20;

/** Names and ids count before titles: an agent called COO is meant by `COO`, whoever else bears it as a title. */
export function indexRoles({ roles }: Outline, ids: ReadonlyMap<RoleDraft, RoleIds>): RoleIndex {
  const byName = new Map<string, Target[]>();
  const byTitle = new Map<string, Target[]>();
  const principals = new Set(['human principal']);
  for (const role of roles) {
    if (role.isHumanPrincipal) principals.add(referenceKey(role.name));
    else addRole(role, ids.get(role)?.ids ?? [], byName, byTitle);
  }
  let suggestions = 0;
  let known: readonly string[] | null = null;
  return {
    find(reference) {
      const key = referenceKey(reference);
      const found = byName.get(key) ?? (principals.has(key) ? [] : byTitle.get(key));
      if (found === undefined) return { kind: 'unknown' };
      const [target, ...others] = found;
      if (target === undefined) return { kind: 'human-principal' };
      return others.length === 0
        ? { kind: 'agent', target }
        : { kind: 'ambiguous', candidates: found };
    },
    suggest(reference) {
      if (++suggestions > MOST_SUGGESTIONS) return null;
      known ??= knownNames(roles);
      return didYouMean(reference, known);
    },
    idOf: ({ role, member }) => ids.get(role)?.ids[member] ?? '',
  };
}

function addRole(
  role: RoleDraft,
  ids: readonly string[],
  byName: Map<string, Target[]>,
  byTitle: Map<string, Target[]>,
): void {
  const first = { role, member: 0 };
  const headings = [role.name, singularOf(role.name), role.section.heading.text];
  for (const name of headings) addTarget(byName, name, first);
  role.memberNames.forEach((name, member) => {
    addTarget(byName, name, { role, member });
    addTarget(byName, ids[member] ?? '', { role, member });
  });
  if (role.title !== null) addTarget(byTitle, role.title, first);
}

// A role is added under all its names at once, so the last target shows whether it is there already.
function addTarget(index: Map<string, Target[]>, name: string, target: Target): void {
  const key = referenceKey(name);
  const targets = index.get(key);
  if (key === '') return;
  if (targets === undefined) index.set(key, [target]);
  else if (targets.at(-1)?.role !== target.role) targets.push(target);
}

function knownNames(roles: readonly RoleDraft[]): string[] {
  const names = roles.flatMap((role) => [role.name, role.title ?? '', ...role.memberNames]);
  return [...new Set([...names, 'Human Principal'])].filter((name) => name !== '');
}
