// All rules, sorted by id. A new rule is one file in this folder and one line here.

import type { Rule } from '../define-rule.js';
import { budgetBelowOneCall } from './budget-below-one-call.js';
import { countInvalid } from './count-invalid.js';
import { cronInvalid } from './cron-invalid.js';
import { cronNeverFires } from './cron-never-fires.js';
import { cultureContradiction } from './culture-contradiction.js';
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
import { missingStructure } from './missing-structure.js';
import { modelUnknown } from './model-unknown.js';
import { modelUnpriced } from './model-unpriced.js';
import { pollJustAboveCacheTtl } from './poll-just-above-cache-ttl.js';
import { prefixTooShortToCache } from './prefix-too-short-to-cache.js';
import { presetUnknown } from './preset-unknown.js';
import { proseContradictsTrigger } from './prose-contradicts-trigger.js';
import { reportsToAmbiguous } from './reports-to-ambiguous.js';
import { reportsToCycle } from './reports-to-cycle.js';
import { reportsToSelf } from './reports-to-self.js';
import { reportsToUnknown } from './reports-to-unknown.js';
import { scheduleNotUnderstood } from './schedule-not-understood.js';
import { secretInOrg } from './secret-in-org.js';
import { selectorInvalid } from './selector-invalid.js';
import { thresholdInvalid } from './threshold-invalid.js';
import { thresholdUnknownMetric } from './threshold-unknown-metric.js';
import { timerDuplicateName } from './timer-duplicate-name.js';
import { unknownKey } from './unknown-key.js';
import { unknownSection } from './unknown-section.js';
import { unknownWakeEvent } from './unknown-wake-event.js';
import { valueInvalid } from './value-invalid.js';
import { wakeOnSeparator } from './wake-on-separator.js';

export const RULES: readonly Rule[] = [
  budgetBelowOneCall,
  countInvalid,
  cronInvalid,
  cronNeverFires,
  cultureContradiction,
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
  missingStructure,
  modelUnknown,
  modelUnpriced,
  pollJustAboveCacheTtl,
  prefixTooShortToCache,
  presetUnknown,
  proseContradictsTrigger,
  reportsToAmbiguous,
  reportsToCycle,
  reportsToSelf,
  reportsToUnknown,
  scheduleNotUnderstood,
  secretInOrg,
  selectorInvalid,
  thresholdInvalid,
  thresholdUnknownMetric,
  timerDuplicateName,
  unknownKey,
  unknownSection,
  unknownWakeEvent,
  valueInvalid,
  wakeOnSeparator,
];
