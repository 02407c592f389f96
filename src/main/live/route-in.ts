// The route of a model that was opened before the run began.

import { invariant } from '#base/assert';
import type { ModelRoute } from '#live/calls/model-route';

export function routeIn(routes: ReadonlyMap<string, ModelRoute>): (model: string) => ModelRoute {
  return (model) => {
    const route = routes.get(model);
    invariant(route !== undefined, `the model ${model} was opened`);
    return route;
  };
}
