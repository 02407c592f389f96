// What a live run needs of the machine and of whoever started it. Types alone.

import type { Clock } from '#base/clock';
import type { Observer } from '#engine/records';
import type { LiveListener } from '#live/live-events';
import type { OpenedModels } from '../open-models.js';
import type { LiveOffer } from './live-offer.js';
import type { LiveLimits } from './live-options.js';
import type { OpenRun } from './open-run.js';
import type { LivePlan } from './plan-live.js';

export interface LiveHost {
  /** Of orgsim. */
  readonly program: string;
  readonly clock: Clock;
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  /** `about` names it. */
  readonly createFolder: (about: string) => Promise<OpenRun>;
  /** Throws an OrgsimError for a run that is not there, or that somebody has. */
  readonly openFolder: (id: string) => Promise<OpenRun>;
  /** By the model as the org names it. Throws an OrgsimError for a model that nobody runs, or that cannot be asked. */
  readonly openModels: (live: LivePlan) => Promise<OpenedModels>;
  /** How long providers may take to say that they are there; where it is missing, they are not asked. */
  readonly patience?: () => AbortSignal;
  /** Shows what it would cost, and asks where it has to. Gives limits that were said; null where it is not wanted. */
  readonly offer: (offer: LiveOffer) => Promise<LiveLimits | null>;
  /** Nothing new is to be begun; what is under way is to be broken off. */
  readonly stopping: AbortSignal;
  readonly aborting: AbortSignal;
  readonly observer?: Observer;
  /** Told what goes on. */
  readonly heard?: LiveListener;
  /** Told when there is a folder. */
  readonly opened?: (folder: OpenRun) => void;
}
