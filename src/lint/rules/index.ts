// All rules, sorted by id. A new rule is one file in this folder and one line here.

import type { Rule } from '../define-rule.js';
import { batchNotReachable } from './batch-not-reachable.js';
import { budgetBelowFloor } from './budget-below-floor.js';
import { cascadeAmplification } from './cascade-amplification.js';
import { countInvalid } from './count-invalid.js';
import { cronInvalid } from './cron-invalid.js';
import { cronNeverFires } from './cron-never-fires.js';
import { deadWakeEvent } from './dead-wake-event.js';
import { departmentOverCap } from './department-over-cap.js';
import { duplicateAgentId } from './duplicate-agent-id.js';
import { duplicateKey } from './duplicate-key.js';
import { durationInvalid } from './duration-invalid.js';
import { emptyAgentId } from './empty-agent-id.js';
import { emptyWakeFilter } from './empty-wake-filter.js';
import { invalidTriggerMode } from './invalid-trigger-mode.js';
import { keyInWrongSection } from './key-in-wrong-section.js';
import { levelInvalid } from './level-invalid.js';
import { maxSleepDisabled } from './max-sleep-disabled.js';
import { missingStructure } from './missing-structure.js';
import { missingWakeEvent } from './missing-wake-event.js';
import { modelUnknown } from './model-unknown.js';
import { presetUnknown } from './preset-unknown.js';
import { reportsToAmbiguous } from './reports-to-ambiguous.js';
import { reportsToCycle } from './reports-to-cycle.js';
import { reportsToSelf } from './reports-to-self.js';
import { reportsToUnknown } from './reports-to-unknown.js';
import { scheduleNotUnderstood } from './schedule-not-understood.js';
import { selectorInvalid } from './selector-invalid.js';
import { thresholdInvalid } from './threshold-invalid.js';
import { thresholdUnknownMetric } from './threshold-unknown-metric.js';
import { timerDuplicateName } from './timer-duplicate-name.js';
import { unknownKey } from './unknown-key.js';
import { unknownWakeEvent } from './unknown-wake-event.js';
import { unwakeableAgent } from './unwakeable-agent.js';
import { valueInvalid } from './value-invalid.js';
import { wakeCycleUnbounded } from './wake-cycle-unbounded.js';
import { wakeOnSeparator } from './wake-on-separator.js';

export const RULES: readonly Rule[] = [
  batchNotReachable,
  budgetBelowFloor,
  cascadeAmplification,
  countInvalid,
  cronInvalid,
  cronNeverFires,
  deadWakeEvent,
  departmentOverCap,
  duplicateAgentId,
  duplicateKey,
  durationInvalid,
  emptyAgentId,
  emptyWakeFilter,
  invalidTriggerMode,
  keyInWrongSection,
  levelInvalid,
  maxSleepDisabled,
  missingStructure,
  missingWakeEvent,
  modelUnknown,
  presetUnknown,
  reportsToAmbiguous,
  reportsToCycle,
  reportsToSelf,
  reportsToUnknown,
  scheduleNotUnderstood,
  selectorInvalid,
  thresholdInvalid,
  thresholdUnknownMetric,
  timerDuplicateName,
  unknownKey,
  unknownWakeEvent,
  unwakeableAgent,
  valueInvalid,
  wakeCycleUnbounded,
  wakeOnSeparator,
];
