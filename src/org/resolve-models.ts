// The model that each role runs on, once relative models are replaced by what they mean.

import type { RoleDraft } from './outline.js';
import type { ModelChoice } from './values/read-model.js';

/**
 * What `cheapest` and `fastest` mean: of the models that an org can name by an alias, the one with the lowest list
 * price and latency. Models of one's own (`ollama/...`) have neither and are never chosen.
 */
const CHEAPEST_AND_FASTEST = 'claude-haiku';

/**
 * The model of each role. `same-as-lead` is that of the manager's role; whoever reports to the human principal has no
 * lead and takes `builtInOf`. `managerOf` must know no cycles.
 */
export function resolveModels(
  roles: readonly RoleDraft[],
  choiceOf: (role: RoleDraft) => ModelChoice,
  managerOf: (role: RoleDraft) => RoleDraft | null,
  builtInOf: (role: RoleDraft) => string,
): Map<RoleDraft, string> {
  const models = new Map<RoleDraft, string>();
  for (const role of roles) {
    const followers: RoleDraft[] = [];
    let next = role;
    let model = models.get(next);
    while (model === undefined) {
      followers.push(next);
      const manager = managerOf(next);
      model =
        ownModel(choiceOf(next)) ?? (manager === null ? builtInOf(next) : models.get(manager));
      next = manager ?? next;
    }
    for (const follower of followers) models.set(follower, model);
  }
  return models;
}

/** Null for `same-as-lead`. */
function ownModel({ kind, model }: ModelChoice): string | null {
  if (kind === 'named') return model;
  return model === 'same-as-lead' ? null : CHEAPEST_AND_FASTEST;
}
