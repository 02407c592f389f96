// The public API: read an ORG.md, look at it, lint it, price it, run it. Everything here is stable; nothing else is.

export type { Duration } from './base/duration.js';
export type { ErrorCode } from './base/errors.js';
export { OrgsimError } from './base/errors.js';
export type { NanoUsd } from './base/money.js';
export type { SourcePoint, SourceRange } from './base/source-range.js';
export type { TextEdit } from './base/text-edit.js';
export type { TickHistogram } from './base/tick-histogram.js';
export type { AgentEstimate, CostEstimate, Spread } from './cost/estimate/types.js';
export { invocationPrice, priceSource } from './cost/invocation-price.js';
export type {
  ModelPrice,
  PriceSource,
  PriceSourceKind,
  RateBand,
  TokenRates,
} from './cost/prices/model-price.js';
export type { CallUsage, UsageCost, UsagePart } from './cost/prices/price-usage.js';
export { priceUsage } from './cost/prices/price-usage.js';
export type { ModelPricing, Pricing } from './cost/prices/pricing.js';
export { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from './cost/prices/provider-usage.js';
export type { ReferencePrice } from './cost/reference-prices.js';
export { REFERENCE_PRICES } from './cost/reference-prices.js';
export { parseDocument } from './document/parse-document.js';
export type {
  Field,
  FieldItem,
  FieldValue,
  OrgDocument,
  Prose,
  Section,
  SectionEntry,
  SourceText,
} from './document/types.js';
export type { AgentExplanation } from './engine/agent-explanation.js';
export type { Engine } from './engine/engine.js';
export type { EngineSetup, Sampling } from './engine/engine-setup.js';
export type { HoldKind } from './engine/hold-kind.js';
export type { Reason } from './engine/reason.js';
export type { LogRecord, Observer, WakeRecord } from './engine/records.js';
export { createReferenceEngine } from './engine/reference-engine.js';
export type {
  AgentResult,
  BudgetResult,
  ConfigEffect,
  ConfigRequest,
  EngineResults,
  HoldSummary,
  Measured,
} from './engine/results.js';
export type { Tally } from './engine/tally.js';
export type {
  Action,
  ActualUse,
  Answer,
  Behavior, // What an engine needs of a calendar; `createCalendar` gives one that can do more.
  Calendar as EngineCalendar,
  ConfigRequestAction,
  DecisionAction,
  Failure,
  Invocation,
  InvocationPrice,
  Message,
  MessageChain,
  MessageKind,
  Outside,
  OutsideEvent,
  SendAction,
  TimerTicks,
  TriggerChange,
  Wave,
} from './engine/types.js';
export type { SourceFile } from './io/read-source.js';
export type { Finding, Fix, RelatedFinding, Severity, SeverityCounts } from './lint/finding.js';
export type { LintPreset, LintSettings, RuleSetting } from './lint/lint-settings.js';
export type { ChangedOrg } from './main/change-org.js';
export type { ComparedFile, CompareOptions, CompareOutcome } from './main/compare-orgs.js';
export { compareOrgs as compare } from './main/compare-orgs.js';
export type { ComparedOrg, ComparisonReport } from './main/comparison-report.js';
export type { AgentGroup, ChartNode, ConfiguredOrg } from './main/config-org.js';
export { configOrg as config } from './main/config-org.js';
export type { LintedFile, LintResult } from './main/lint-org.js';
export { lintOrg as lint, summarizeLint } from './main/lint-org.js';
export type { LoadedOrg } from './main/load-org.js';
export { loadOrg } from './main/load-org.js';
export { openPricing } from './main/open-pricing.js';
export type { OrgSource } from './main/org-source.js';
export type { CostOptions, CostOutcome, PricedOrg } from './main/price-org.js';
export { priceOrg as cost } from './main/price-org.js';
export type { ReplicationOutcome, ReplicationReport } from './main/replicate-org.js';
export { replicateOrg as replicate } from './main/replicate-org.js';
export type { RunObserver, RunOptions, RunOutcome } from './main/run-org.js';
export { runOrg as run } from './main/run-org.js';
export type { AdviceBasis, Advising, RunPremises, RunReport } from './main/run-report.js';
export type { MetricsSample } from './main/sample-run.js';
export type { SeedJob, SeedResults, SeedRunner } from './main/seed-job.js';
export type { WhyOptions, WhyOutcome } from './main/why-agent.js';
export { whyAgent as why } from './main/why-agent.js';
export type { NeverReport } from './main/why-never.js';
export { whyNever } from './main/why-never.js';
export type { WhyReport } from './main/why-report.js';
export type { RecordedRun, TraceWhy } from './main/why-trace.js';
export { whyTrace } from './main/why-trace.js';
export type {
  Advice,
  AdviceGroup,
  AdviceKind,
  Proof,
  Recommendation,
} from './metrics/advice.js';
export type { AgentFigures } from './metrics/agent-figures.js';
export type { ComparedEstimates, Difference, Differences, Verdict } from './metrics/comparison.js';
export type { DashboardRow } from './metrics/dashboard-rows.js';
export type { Estimate } from './metrics/estimate.js';
export type { HealthCell, HealthRow, ShownMetric } from './metrics/health-rows.js';
export type { MetricsRow } from './metrics/metrics-rows.js';
export type { AgentEstimates, ReplicationSummary, TotalEstimates } from './metrics/replications.js';
export type { RunNote } from './metrics/run-note.js';
export type { RunTotals } from './metrics/run-totals.js';
export type { ScopeMetrics } from './metrics/scope-metrics.js';
export type { SeedFigures } from './metrics/seed-figures.js';
export type { RunSummary } from './metrics/summarize-run.js';
export type { TokenOverview, TokenRow } from './metrics/token-overview.js';
export { buildOrg } from './org/build-org.js';
export type { Calendar, CalendarOptions } from './org/calendar.js';
export { createCalendar } from './org/calendar.js';
export type {
  ExternalTrigger,
  MessageTrigger,
  MetricName,
  MetricScope,
  Priority,
  TriggerMode,
  WakeTrigger,
} from './org/names.js';
export type { Problem } from './org/problem.js';
export type { SettingChange } from './org/setting-change.js';
export type {
  Activity,
  Agent,
  Budget,
  BudgetPeriod,
  Culture,
  Department,
  NumberRange,
  Org,
  OrgOverrides,
  Origin,
  Policies,
  Threshold,
  Timer,
  TokenAssumption,
  Trigger,
  WakeEvent,
  WorkingHours,
  Workload,
} from './org/types.js';
export type { MetricsFormat } from './report/metrics-lines.js';
export { formatMetricsLines } from './report/metrics-lines.js';
