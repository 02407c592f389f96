// What someone who installed the package writes: every value with the types that it takes and gives, and every type by
// name. check-package.mjs compiles it against the packed tarball; whoever takes a name away breaks it here first.
import type {
  AgentExplanation,
  Behavior,
  Calendar,
  CalendarOptions,
  CallUsage,
  CompareOutcome,
  ConfiguredOrg,
  CostOptions,
  CostOutcome,
  EngineResults,
  EngineSetup,
  ErrorCode,
  Finding,
  InvocationPrice,
  LintedFile,
  LintResult,
  LoadedOrg,
  ModelPricing,
  NeverReport,
  Org,
  OrgDocument,
  Outside,
  Pricing,
  RecordedRun,
  ReferencePrice,
  ReplicationOutcome,
  RunObserver,
  RunOptions,
  RunOutcome,
  SourceFile,
  TraceWhy,
  UsageCost,
  WhyOptions,
  WhyOutcome,
  WhyReport,
} from 'orgsim';
import {
  buildOrg,
  compare,
  config,
  cost,
  createCalendar,
  createReferenceEngine,
  formatMetricsLines,
  invocationPrice,
  lint,
  loadOrg,
  OrgsimError,
  openPricing,
  parseDocument,
  priceSource,
  priceUsage,
  REFERENCE_PRICES,
  replicate,
  run,
  summarizeLint,
  usageOfAnthropic,
  usageOfOllama,
  usageOfOpenAi,
  why,
  whyNever,
  whyTrace,
} from 'orgsim';
import remarkOrgsim from 'orgsim/remark';
import { unified } from 'unified';

export type {
  Action,
  Activity,
  ActualUse,
  Advice,
  AdviceBasis,
  AdviceGroup,
  AdviceKind,
  Advising,
  Agent,
  AgentEstimate,
  AgentEstimates,
  AgentFigures,
  AgentGroup,
  AgentResult,
  Answer,
  Behavior,
  Budget,
  BudgetPeriod,
  BudgetResult,
  Calendar,
  CalendarOptions,
  CallUsage,
  ChangedOrg,
  ChartNode,
  ComparedEstimates,
  ComparedFile,
  ComparedOrg,
  CompareOptions,
  CompareOutcome,
  ComparisonReport,
  ConfigEffect,
  ConfigRequest,
  ConfigRequestAction,
  ConfiguredOrg,
  CostEstimate,
  CostOptions,
  CostOutcome,
  Culture,
  DashboardRow,
  DecisionAction,
  Department,
  Difference,
  Differences,
  Duration,
  Engine,
  EngineCalendar,
  EngineResults,
  EngineSetup,
  ErrorCode,
  Estimate,
  ExternalTrigger,
  Failure,
  Field,
  FieldItem,
  FieldValue,
  Finding,
  Fix,
  HealthCell,
  HealthRow,
  HoldKind,
  HoldSummary,
  Invocation,
  InvocationPrice,
  LintedFile,
  LintPreset,
  LintResult,
  LintSettings,
  LoadedOrg,
  LogRecord,
  Measured,
  Message,
  MessageChain,
  MessageKind,
  MessageTrigger,
  MetricName,
  MetricScope,
  MetricsFormat,
  MetricsRow,
  MetricsSample,
  ModelPrice,
  ModelPricing,
  NanoUsd,
  NumberRange,
  Observer,
  Org,
  OrgDocument,
  OrgOverrides,
  OrgSource,
  Origin,
  Outside,
  OutsideEvent,
  Policies,
  PricedOrg,
  PriceSource,
  PriceSourceKind,
  Pricing,
  Priority,
  Problem,
  Proof,
  Prose,
  RateBand,
  Reason,
  Recommendation,
  ReferencePrice,
  RelatedFinding,
  ReplicationOutcome,
  ReplicationReport,
  ReplicationSummary,
  RuleSetting,
  RunNote,
  RunObserver,
  RunOptions,
  RunOutcome,
  RunPremises,
  RunReport,
  RunSummary,
  RunTotals,
  Sampling,
  ScopeMetrics,
  Section,
  SectionEntry,
  SeedFigures,
  SeedJob,
  SeedResults,
  SeedRunner,
  SendAction,
  SettingChange,
  Severity,
  SeverityCounts,
  ShownMetric,
  SourceFile,
  SourcePoint,
  SourceRange,
  SourceText,
  Spread,
  Tally,
  TextEdit,
  Threshold,
  TickHistogram,
  Timer,
  TimerTicks,
  TokenAssumption,
  TokenOverview,
  TokenRates,
  TokenRow,
  TotalEstimates,
  Trigger,
  TriggerChange,
  TriggerMode,
  UsageCost,
  UsagePart,
  Verdict,
  WakeEvent,
  WakeRecord,
  WakeTrigger,
  Wave,
  WorkingHours,
  Workload,
} from 'orgsim';

const file: SourceFile = { name: 'ORG.md', text: '# Two\n\n## Structure\n\n### Ana\n\n#### Bo\n' };
const options: Partial<RunOptions> = { length: { kind: 'ticks', ticks: 10 }, seed: 2 };
export const lines: string[] = [];
const observer: RunObserver = {
  progress: (share) => share,
  sample: (sample) => lines.push(...formatMetricsLines(sample, 'csv', lines.length === 0)),
};

export const linted: LintedFile = lint(file);
export const summed: LintResult = summarizeLint([linted]);
export const findings: readonly Finding[] = linted.findings;
export const loaded: LoadedOrg = loadOrg(file, { fallbackName: 'Two' });
export const configured: ConfiguredOrg = config(file, 'Ana');
export const outcome: RunOutcome = run(file, options, observer);
export const costPerHour: number | null =
  outcome.kind === 'done' ? outcome.report.summary.totals.costPerHour : null;

const costOptions: Partial<CostOptions> = { cache: 'none' };
export const estimated: CostOutcome = cost(file, costOptions);

export const replicated: Promise<ReplicationOutcome> = replicate(file, 2, options);
export const compared: Promise<CompareOutcome> = compare([file, file], { replications: 2 });

const moment: Partial<WhyOptions> = { at: '3' };
export const explained: WhyOutcome<WhyReport> = why(file, 'Bo', moment);
export const never: WhyOutcome<NeverReport> = whyNever(file, options);
const recorded: RecordedRun = {
  trace: { name: 'trace.jsonl', lines: [] },
  log: null,
  org: null,
  start: undefined,
  at: undefined,
};
export const askTrace = (): TraceWhy => whyTrace('ana', recorded);

const document: OrgDocument = parseDocument(file.text);
const org: Org = buildOrg(document);
const schedule: CalendarOptions = {
  timezone: org.timezone,
  startMs: 0,
  tickSeconds: org.tickSeconds,
  workingHours: org.policies.workingHours,
};
const calendar: Calendar = createCalendar(schedule);
const prices: readonly InvocationPrice[] = org.agents.map(invocationPrice);
const outside: Outside = { eventsAt: () => [], nextTick: () => null, receive: () => undefined };
const setup: EngineSetup = { org, ticks: 10, calendar, outside, prices };
const idle: Behavior = { answer: () => ({ actions: [], workInProgress: false }) };
const engine = createReferenceEngine(setup);
for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave())
  engine.answerWave(wave.invocations.map((invocation) => idle.answer(invocation)));
export const results: EngineResults = engine.results();
export const explanation: AgentExplanation = engine.explain('bo');

export const families: readonly ReferencePrice[] = REFERENCE_PRICES.rows;
export const sources: readonly string[] = org.agents.map(({ model }) => priceSource(model));

const ownPrices: SourceFile = {
  name: 'prices.json',
  text: '{"models": {"acme/large": {"input": 3, "output": 15}}}',
};
export const pricing: Promise<Pricing> = openPricing('catalog', ['acme/large'], ownPrices);
export const calls: readonly CallUsage[] = [
  usageOfAnthropic({ input_tokens: 500, output_tokens: 1000 }),
  usageOfOpenAi({ prompt_tokens: 4000, completion_tokens: 1000 }),
  usageOfOllama({ prompt_eval_count: 26, eval_count: 259 }),
];
export const costs: Promise<UsageCost[]> = pricing.then((book) => {
  const priced: ModelPricing = book.priceOf('acme/large');
  return priced.kind === 'tokens' ? calls.map((call) => priceUsage(priced.price, call)) : [];
});

export const code: ErrorCode = new OrgsimError('usage', 'No.', 'Say yes.').code;
export const checker = unified().use(remarkOrgsim);
