// What the figures of an estimate rest on, as sentences for the foot of every format: prices, tokens, activity, caches, and
// what is not counted. Each thing once.

import type { CostedOrg } from '#main/cost-report';
import { burstText } from './burst-text.js';
import { measuredText } from './measured-text.js';
import { formatCount } from './quantities.js';

type Premises = CostedOrg['premises'];

/** In the order in which a reader asks. */
export function premiseSentences(costed: CostedOrg): readonly string[] {
  const { estimate, bursts, measured, withThresholds, batched, free, org } = costed;
  return [
    ...sourcesSentence(estimate.pricing.sources),
    ...tokenSentences(costed),
    ...rateSentence(costed),
    ...(measured === null ? [] : [measuredText(measured)]),
    ...(bursts === null ? [] : [burstText(bursts)]),
    ...cacheSentences(costed),
    ...(batched === null
      ? []
      : [
          `Batches: calls of ${batched}, at the batch price where their provider has one; answers may take a day.`,
        ]),
    ...(withThresholds === null ? [] : [`Not counted: wakes by thresholds of ${withThresholds}.`]),
    ...free.map(
      ({ names, agent, tokensPerHour }) =>
        `Free: ${names} on ${agent.resolvedModel}, ${formatCount(tokensPerHour)} tokens an hour.`,
    ),
    ...(org.policies.workingHours === null
      ? []
      : ['Time: within working hours, as the file states them.']),
    'An estimate, not a bill.',
  ];
}

/** Names that stand for another: `claude-opus is claude-opus-5-5`. */
export function aliasSentence({ aliases }: CostedOrg): readonly string[] {
  if (aliases.length === 0) return [];
  return [`Models: ${aliases.map(([alias, model]) => `${alias} is ${model}`).join(', ')}.`];
}

type Sources = CostedOrg['estimate']['pricing']['sources'];

/** `reference table 2026-03 (Claude Opus, Claude Haiku)`: sources that begin alike are told together. */
function sourcesSentence(sources: Sources): string[] {
  if (sources.length === 0) return [];
  const tables = new Map<string, string[]>();
  for (const { name, asOf } of sources) {
    const [table = '', ...rows] = name.split(', ');
    const dated = asOf === null || name.includes(asOf) ? table : `${table} of ${asOf}`;
    tables.set(dated, [...(tables.get(dated) ?? []), ...rows]);
  }
  const texts = [...tables].map(([table, rows]) =>
    rows.length === 0 ? table : `${table} (${rows.join(', ')})`,
  );
  return [`Prices: ${texts.join('; ')}.`];
}

/** Who says how many tokens a call has. */
export function tokenSentences({ premises }: Pick<CostedOrg, 'premises'>): readonly string[] {
  const { ofCalls, inputs, outputs, idleOutput } = premises;
  if (ofCalls !== null) {
    const { input, output } = ofCalls;
    return [
      `Tokens: this table has prices of calls, of about ${formatCount(input)} in and ${formatCount(output)} out, idle polls too.`,
    ];
  }
  const assumed = [
    ...outputs.map(({ names, tokens }) => `${formatCount(tokens)} a wake${whose(names)}`),
    ...(idleOutput === null ? [] : [`${formatCount(idleOutput)} an idle poll`]),
  ];
  return [
    ...(inputs.length === 0 ? [] : [`Tokens in: ${inputs.map(inputText).join('; ')}.`]),
    ...(assumed.length === 0
      ? []
      : [`Tokens out: assumed, ${assumed.join(', ')}; Tokens and Idle tokens state others.`]),
  ];
}

function inputText({ names, origin, tokens, families }: Premises['inputs'][number]): string {
  switch (origin) {
    case 'counted':
      return `~ counted from the prompt${whose(names)}${familiesText(families)}`;
    case 'provider':
      return `counted by the provider from the prompt${whose(names)}`;
    case 'stated':
      return `stated in the file${whose(names)}`;
    case 'calibrated':
      return `as recorded runs had them${whose(names)}, out as well`;
    case 'assumed':
      return `assumed, ${formatCount(tokens)} a wake${whose(names)}`;
  }
}

/** `, ±20% (x 1.6 for Claude from 4.7 on)`. */
function familiesText(families: Premises['inputs'][number]['families']): string {
  const errors = families.map(({ error }) => Math.round(error * 100)).sort((a, b) => a - b);
  const [least = 0] = errors;
  const most = errors.at(-1) ?? least;
  const factors = families.map(({ family, factor }) => `x ${factor} for ${family}`);
  return `, ±${least === most ? '' : `${least}-`}${most}% (${factors.join(', ')})`;
}

function rateSentence({ premises: { rates } }: CostedOrg): readonly string[] {
  const texts = rates.map(rateText).filter((text) => text !== '');
  if (texts.length === 0) return [];
  const isUsual = rates.some(({ origin }) => origin === 'level');
  const other = isUsual ? '; Activity or --rate states another' : '';
  return [`Activity: ${texts.join('; ')}${other}.`];
}

/** '' where another sentence says it. */
function rateText({ names, origin }: Premises['rates'][number]): string {
  switch (origin) {
    case 'level':
      return `the usual one of the level for ${names ?? 'all agents'}`;
    case 'option':
      return `as --rate says${whose(names)}`;
    case 'stated':
      return `as the file states it${whose(names)}`;
    case 'workload':
    case 'unknown':
      return '';
  }
}

const POLICIES = {
  best: 'for each agent the cheapest of none, 5m and 1h',
  none: 'none',
  '5m': 'of 5 minutes',
  '1h': 'of an hour',
} as const;

function cacheSentences({ premises: { caches }, estimate }: CostedOrg): readonly string[] {
  const { cachePolicy } = estimate;
  if (caches === null || cachePolicy === 'none') return [];
  const { isUsed, none, unsure } = caches;
  const without = none.map(({ names, why }) => `none${whose(names)}: ${why}`);
  const used = isUsed ? [`${POLICIES[cachePolicy]}; %: calls that find their prompt there`] : [];
  const least =
    unsure === null
      ? ''
      : ` From how many tokens on ${unsure.models.join(', ')} cache is not known: ~${formatCount(unsure.prefixTokens)} are taken to be enough, else --cache none holds.`;
  return [`Caches: ${[...used, ...without].join('; ')}.${least}`];
}

function whose(names: string | null): string {
  return names === null ? '' : ` for ${names}`;
}
