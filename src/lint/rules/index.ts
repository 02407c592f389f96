// All rules, sorted by id. A new rule is one file in this folder and one line here.

import type { Rule } from '../define-rule.js';
import { batchNotReachable } from './batch-not-reachable.js';
import { batchUrgentEvents } from './batch-urgent-events.js';
import { batchWindowWithPolling } from './batch-window-with-polling.js';
import { budgetBelowFloor } from './budget-below-floor.js';
import { budgetBelowOneCall } from './budget-below-one-call.js';
import { cascadeAmplification } from './cascade-amplification.js';
import { countInvalid } from './count-invalid.js';
import { cronDayOrWeekday } from './cron-day-or-weekday.js';
import { cronInvalid } from './cron-invalid.js';
import { cronNeverFires } from './cron-never-fires.js';
import { cronTooFrequent } from './cron-too-frequent.js';
import { cultureContradiction } from './culture-contradiction.js';
import { deadWakeEvent } from './dead-wake-event.js';
import { delegationDeadEnd } from './delegation-dead-end.js';
import { departmentOverCap } from './department-over-cap.js';
import { duplicateAgentId } from './duplicate-agent-id.js';
import { duplicateKey } from './duplicate-key.js';
import { durationInvalid } from './duration-invalid.js';
import { emptyAgentId } from './empty-agent-id.js';
import { emptyWakeFilter } from './empty-wake-filter.js';
import { expensiveModelPolling } from './expensive-model-polling.js';
import { fieldNotRecognised } from './field-not-recognised.js';
import { headingDepthJump } from './heading-depth-jump.js';
import { hierarchyTooDeep } from './hierarchy-too-deep.js';
import { invalidTriggerMode } from './invalid-trigger-mode.js';
import { invisibleUnicode } from './invisible-unicode.js';
import { keyInWrongSection } from './key-in-wrong-section.js';
import { levelInvalid } from './level-invalid.js';
import { maxSleepBelowBatch } from './max-sleep-below-batch.js';
import { maxSleepDisabled } from './max-sleep-disabled.js';
import { maxSleepWithPolling } from './max-sleep-with-polling.js';
import { missingStructure } from './missing-structure.js';
import { missingWakeEvent } from './missing-wake-event.js';
import { modelUnknown } from './model-unknown.js';
import { modelUnpriced } from './model-unpriced.js';
import { parseBudgetExceeded } from './parse-budget-exceeded.js';
import { pollJustAboveCacheTtl } from './poll-just-above-cache-ttl.js';
import { prefixTooShortToCache } from './prefix-too-short-to-cache.js';
import { presetUnknown } from './preset-unknown.js';
import { proseContradictsTrigger } from './prose-contradicts-trigger.js';
import { redundantWakeEvent } from './redundant-wake-event.js';
import { reportsToAmbiguous } from './reports-to-ambiguous.js';
import { reportsToCycle } from './reports-to-cycle.js';
import { reportsToSelf } from './reports-to-self.js';
import { reportsToUnknown } from './reports-to-unknown.js';
import { scheduleNotUnderstood } from './schedule-not-understood.js';
import { secretInOrg } from './secret-in-org.js';
import { selectorInvalid } from './selector-invalid.js';
import { suppressionUnused } from './suppression-unused.js';
import { suppressionWithoutReason } from './suppression-without-reason.js';
import { thresholdConstant } from './threshold-constant.js';
import { thresholdInvalid } from './threshold-invalid.js';
import { thresholdOscillates } from './threshold-oscillates.js';
import { thresholdPercentOrRatio } from './threshold-percent-or-ratio.js';
import { thresholdUnknownMetric } from './threshold-unknown-metric.js';
import { thresholdWithoutCooldown } from './threshold-without-cooldown.js';
import { tickIntervalWithEventDriven } from './tick-interval-with-event-driven.js';
import { timerDuplicateName } from './timer-duplicate-name.js';
import { timerInDstGap } from './timer-in-dst-gap.js';
import { timerOutsideWorkingHours } from './timer-outside-working-hours.js';
import { timerWithoutTimezone } from './timer-without-timezone.js';
import { unknownKey } from './unknown-key.js';
import { unknownSection } from './unknown-section.js';
import { unknownWakeEvent } from './unknown-wake-event.js';
import { unwakeableAgent } from './unwakeable-agent.js';
import { valueInvalid } from './value-invalid.js';
import { wakeCycleUnbounded } from './wake-cycle-unbounded.js';
import { wakeOnSeparator } from './wake-on-separator.js';
import { wakeOnWithPolling } from './wake-on-with-polling.js';

export const RULES: readonly Rule[] = [
  batchNotReachable,
  batchUrgentEvents,
  batchWindowWithPolling,
  budgetBelowFloor,
  budgetBelowOneCall,
  cascadeAmplification,
  countInvalid,
  cronDayOrWeekday,
  cronInvalid,
  cronNeverFires,
  cronTooFrequent,
  cultureContradiction,
  deadWakeEvent,
  delegationDeadEnd,
  departmentOverCap,
  duplicateAgentId,
  duplicateKey,
  durationInvalid,
  emptyAgentId,
  emptyWakeFilter,
  expensiveModelPolling,
  fieldNotRecognised,
  headingDepthJump,
  hierarchyTooDeep,
  invalidTriggerMode,
  invisibleUnicode,
  keyInWrongSection,
  levelInvalid,
  maxSleepBelowBatch,
  maxSleepDisabled,
  maxSleepWithPolling,
  missingStructure,
  missingWakeEvent,
  modelUnknown,
  modelUnpriced,
  parseBudgetExceeded,
  pollJustAboveCacheTtl,
  prefixTooShortToCache,
  presetUnknown,
  proseContradictsTrigger,
  redundantWakeEvent,
  reportsToAmbiguous,
  reportsToCycle,
  reportsToSelf,
  reportsToUnknown,
  scheduleNotUnderstood,
  secretInOrg,
  selectorInvalid,
  suppressionUnused,
  suppressionWithoutReason,
  thresholdConstant,
  thresholdInvalid,
  thresholdOscillates,
  thresholdPercentOrRatio,
  thresholdUnknownMetric,
  thresholdWithoutCooldown,
  tickIntervalWithEventDriven,
  timerDuplicateName,
  timerInDstGap,
  timerOutsideWorkingHours,
  timerWithoutTimezone,
  unknownKey,
  unknownSection,
  unknownWakeEvent,
  unwakeableAgent,
  valueInvalid,
  wakeCycleUnbounded,
  wakeOnSeparator,
  wakeOnWithPolling,
];
