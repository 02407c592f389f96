// The public API: read an ORG.md, look at it, lint it, price it, run it. Everything here is stable; nothing else is.

export type { Duration } from './base/duration.js';
export type { ErrorCode } from './base/errors.js';
export { OrgsimError } from './base/errors.js';
export type { SourcePoint, SourceRange } from './base/source-range.js';
export { invocationPrice, priceSource } from './cost/invocation-price.js';
export { REFERENCE_PRICES } from './cost/reference-prices.js';
export { parseDocument } from './document/parse-document.js';
export type { Field, OrgDocument, Section } from './document/types.js';
export type { EngineSetup } from './engine/engine-setup.js';
export type { LogRecord, WakeRecord } from './engine/records.js';
export { createReferenceEngine } from './engine/reference-engine.js';
export type {
  Action,
  Answer,
  Behavior,
  Engine,
  EngineResults,
  Invocation,
  Message,
  Outside,
  Wave,
} from './engine/types.js';
export type { Finding, Severity } from './lint/finding.js';
export type { LintedFile } from './main/lint-org.js';
export { lintOrg as lint } from './main/lint-org.js';
export type { LoadedOrg } from './main/load-org.js';
export { loadOrg } from './main/load-org.js';
export type { RunObserver, RunOptions, RunOutcome } from './main/run-org.js';
export { runOrg as run } from './main/run-org.js';
export type { RunReport } from './main/run-report.js';
export type { Recommendation } from './metrics/advice.js';
export type { AgentFigures } from './metrics/agent-figures.js';
export { buildOrg } from './org/build-org.js';
export { createCalendar } from './org/calendar.js';
export type {
  Agent,
  Culture,
  Department,
  Org,
  OrgOverrides,
  Policies,
  Trigger,
  Workload,
} from './org/types.js';
