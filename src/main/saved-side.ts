// A saved `orgsim cost --format json` as one side of a comparison. Strict in what it reads: nothing is guessed, and what only
// newer versions write, so that costs can be split by cause, may be missing as a whole.

import { USD_MAX } from '#base/money';
import type { JsonObject } from '#behavior/input-place';
import { InputPlace } from '#behavior/input-place';
import { callsByKind, gapOf } from '#cost/diff/estimate-side';
import type { CostBasis, CostSide, SideAgent } from '#cost/diff/types';
import { CALL_KINDS } from '#cost/diff/types';
import type { ListBand, ListPrice } from '#cost/prices/list-price';
import type { SourceFile } from '#io/read-source';
import type { TriggerMode } from '#org/names';
import {
  readAmount,
  readPricingName,
  readSavedEstimates,
  SAVE_AGAIN,
  SAVED_EXAMPLE,
} from './saved-estimate.js';

const CACHE_CHOICES = ['none', '5m', '1h'] as const;
const CACHE_POLICIES = [...CACHE_CHOICES, 'best'] as const;
const MODES = ['polling', 'event-driven'] as const satisfies readonly TriggerMode[];
const SIZES = ['input', 'output', 'idleInput', 'idleOutput'] as const;
const RATE_MAX = 1e9;

/** Throws an OrgsimError of code `input-invalid` that names the place. */
export function readSavedSide(source: SourceFile): CostSide {
  const { name } = source;
  const [saved, ...others] = readSavedEstimates(source, ['agents', 'pricing', 'tickSeconds']);
  const { place, fields } = saved;
  if (others.length > 0) {
    new InputPlace(name, { agents: [] }).fail(
      'it holds the estimates of several orgs',
      'Save each org in a file of its own.',
    );
  }
  const agentsAt = place.at('agents');
  const agents = agentsAt
    .readList(fields.agents, SAVED_EXAMPLE)
    .map((agent, index) => readAgent(agentsAt.at(index), agent));
  refuseTwins(agentsAt, agents);
  return {
    name,
    org: optional(fields.org, '', (org) => place.at('org').readText(org, 'a name')),
    tickSeconds: readAmount(place.at('tickSeconds'), fields.tickSeconds, RATE_MAX),
    pricing: readPricingName(saved),
    cachePolicy: optional(fields.cachePolicy, null, (policy) =>
      place.at('cachePolicy').readName(policy, CACHE_POLICIES, 'cache policy'),
    ),
    isSaved: true,
    absence: null,
    agents,
    priceOf: (model) => agents.find((agent) => agent.model === model)?.basis?.listPrice ?? null,
  };
}

function readAgent(place: InputPlace, value: unknown): SideAgent {
  const fields = place.readObject(value, SAVED_EXAMPLE);
  const textAt = (key: string): string => place.at(key).readText(fields[key], 'a text');
  const amountAt = (key: string, most: number): number =>
    readAmount(place.at(key), fields[key], most);
  const id = textAt('id');
  const costPerHour = readNullable(fields.costPerHour, () => amountAt('costPerHour', USD_MAX));
  const callsPerHour = amountAt('invocationsPerHour', RATE_MAX);
  const arrivals = readArrivals(place.at('arrivals'), fields.arrivals);
  const basis = costPerHour === null ? null : readBasis(place, fields, callsPerHour);
  return {
    id,
    name: optional(fields.name, id, () => textAt('name')),
    department: optional(fields.department, null, () => textAt('department')),
    groupKey: optional(fields.group, id, () => textAt('group')),
    member: optional(fields.member, null, (member) =>
      place.at('member').readWhole(member, 1, 'members'),
    ),
    model: textAt('model'),
    resolvedModel: textAt('resolvedModel'),
    mode: place.at('mode').readName(fields.mode, MODES, 'mode'),
    tickInterval: optional(fields.tickInterval, null, () => amountAt('tickInterval', RATE_MAX)),
    arrivalsPerHour: arrivals ?? null,
    callsPerHour,
    costPerHour,
    costPerCall: readNullable(fields.costPerInvocation, () =>
      amountAt('costPerInvocation', USD_MAX),
    ),
    // Where nothing is written of arrivals, an older version wrote the file, which does not say.
    gap:
      costPerHour !== null && arrivals === undefined
        ? null
        : gapOf({ costPerHour, arrivalsPerHour: arrivals ?? null, basis }),
    basis,
  };
}

/** Null where nobody states them, undefined where the file does not say. */
function readArrivals(place: InputPlace, value: unknown): number | null | undefined {
  if (value === undefined) return undefined;
  const { perHour } = place.readObject(value, SAVED_EXAMPLE);
  return readNullable(perHour, () => readExpected(place.at('perHour'), perHour));
}

/** Null where a key is missing, as where only those stand that are pinned. */
function readBasis(place: InputPlace, fields: JsonObject, callsPerHour: number): CostBasis | null {
  const { listPrice, callPrices, wakes, tokens, cache } = fields;
  const parts = [listPrice, callPrices, wakes, tokens];
  if (parts.some((part) => part === undefined || part === null)) return null;
  const polls = readParts(place.at('wakes'), wakes, ['busyPolls', 'idlePolls'], (at, polled) =>
    readAmount(at, polled, RATE_MAX),
  );
  return {
    callsPerHour: callsByKind(callsPerHour, polls.busyPolls, polls.idlePolls),
    callUsd: readParts(place.at('callPrices'), callPrices, CALL_KINDS, (at, usd) =>
      readAmount(at, usd, USD_MAX),
    ),
    tokens: readParts(place.at('tokens'), tokens, SIZES, readExpected),
    listPrice: readListPrice(place.at('listPrice'), listPrice),
    cache: optional(cache, null, (effect) => {
      const { choice } = place.at('cache').readObject(effect, SAVED_EXAMPLE);
      return place.at('cache').at('choice').readName(choice, CACHE_CHOICES, 'cache');
    }),
  };
}

function readParts<Name extends string>(
  place: InputPlace,
  value: unknown,
  names: readonly Name[],
  read: (place: InputPlace, value: unknown) => number,
): Record<Name, number> {
  const fields = place.readObject(value, SAVED_EXAMPLE);
  const entries = names.map((name): [Name, number] => [name, read(place.at(name), fields[name])]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** The middle one of least, expected and most. */
function readExpected(place: InputPlace, value: unknown): number {
  const { expected } = place.readObject(value, SAVED_EXAMPLE);
  return readAmount(place.at('expected'), expected, RATE_MAX);
}

function readListPrice(place: InputPlace, value: unknown): ListPrice {
  const fields = place.readObject(value, SAVED_EXAMPLE);
  const kind = place
    .at('kind')
    .readName(fields.kind, ['invocation', 'tokens'] as const, 'kind of price');
  if (kind === 'invocation') return { kind, usd: readAmount(place.at('usd'), fields.usd, USD_MAX) };
  const [first, ...rest] = place
    .at('bands')
    .readList(fields.bands, SAVED_EXAMPLE)
    .map((band, index) => readBand(place.at('bands').at(index), band));
  if (first === undefined) return place.at('bands').fail('the list is empty', SAVE_AGAIN);
  return { kind, bands: [first, ...rest] };
}

function readBand(place: InputPlace, value: unknown): ListBand {
  const fields = place.readObject(value, SAVED_EXAMPLE);
  return {
    overInputTokens: readAmount(place.at('overInputTokens'), fields.overInputTokens, RATE_MAX),
    inputUsd: readAmount(place.at('inputUsd'), fields.inputUsd, USD_MAX),
    outputUsd: readAmount(place.at('outputUsd'), fields.outputUsd, USD_MAX),
  };
}

function refuseTwins(place: InputPlace, agents: readonly SideAgent[]): void {
  const ids = new Set<string>();
  for (const { id } of agents) {
    if (ids.has(id)) place.fail(`the agent "${id}" stands twice`, SAVE_AGAIN);
    ids.add(id);
  }
}

function readNullable<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

/** Of a key that may be missing, or null. */
function optional<T, Unless>(
  value: unknown,
  unlessGiven: Unless,
  read: (value: unknown) => T,
): T | Unless {
  return value === undefined || value === null ? unlessGiven : read(value);
}
