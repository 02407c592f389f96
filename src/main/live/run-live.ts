// A live run of the org of an ORG.md, begun or taken up again: the use case behind `orgsim run --live` and `--resume`. Shows
// nothing: what is to be said goes through the host.

import { OrgsimError } from '#base/errors';
import { sum } from '#base/sum';
import type { RunRecord } from '#journal/records';
import { worstCaseOf } from '#live/worst-case';
import { recoverRun } from '#live/recover-run';
import { foldCalls } from '#journal/fold-calls';
import type { LoadedOrg } from '../load-org.js';
import type { OrgSource } from '../org-source.js';
import type { LiveHost, OpenModels } from './live-host.js';
import type { LiveLimits, LiveOptions } from './live-options.js';
import { keepOptions, raise, readOptions, readRaised } from './live-options.js';
import { offerLive } from './live-offer.js';
import type { PersonWishes } from './person-wishes.js';
import type { LivePlan } from './plan-live.js';
import { planAgain, planLive } from './plan-live.js';
import type { PlayedLive } from './play-live.js';
import { playLive } from './play-live.js';
import type { RunFolder } from './run-folder.js';

export type LiveOutcome =
  /** The org has errors: nothing was asked. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  /** It was not wanted at that price. */
  | { readonly kind: 'declined'; readonly loaded: LoadedOrg }
  | ({ readonly kind: 'played'; readonly loaded: LoadedOrg } & PlayedLive);
