// Tries groups of advice one after the other and remembers what came of each: what stands, what was turned around, what
// the file cannot hold. Which groups are tried, and what is told, is decided in prove-advice.

import { invariant } from '#base/assert';
import type { EngineResults } from '#engine/results';
import type { Advice, Proof } from '#metrics/advice';
import { groupAdvice } from '#metrics/recommend';
import type { Trial } from '#metrics/weigh-proof';
import { weighProof, whyRefuted, whyTooLittle } from '#metrics/weigh-proof';
import type { Org, OrgOverrides } from '#org/types';
import type { ChangedOrg, WantedChange } from './change-org.js';
import { changeOrg } from './change-org.js';
import type { LoadedOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';

export interface Proving {
  readonly source: OrgSource;
  readonly overrides: OrgOverrides;
  readonly loaded: LoadedOrg;
  /** Of the run that the advice is drawn from. */
  readonly before: EngineResults;
  /** Length of the run. */
  readonly hours: number;
  /** Runs a changed org on the orders of that run. */
  readonly run: (org: Org) => EngineResults;
  /** Whether a model may be written too, although no run says how good its answers are. */
  readonly withModels: boolean;
  /** `share` of what is to be tried was tried, 0 to 1. */
  readonly progress: (share: number) => void;
}

/** All that stands, in one run and one text. */
export interface Together {
  /** Null where nothing stands. */
  readonly together: Proof | null;
  /** The file with all of it written in; null where nothing stands. */
  readonly changed: ChangedOrg | null;
}

/** The same advice to several agents. */
export type AdviceGroupMembers = readonly Advice[];

/** A group with the trial that bears it out. */
interface Standing {
  readonly group: AdviceGroupMembers;
  /** Ids of all under its heading. */
  readonly agents: readonly string[];
  readonly proof: Proof;
  readonly changed: ChangedOrg;
}

/** Hears one group after the other and remembers what came of it. */
export class AdviceTrials {
  /** Runs of changed orgs. */
  count = 0;
  refuted = 0;
  readonly #proving: Proving;
  #standing: Standing[] = [];
  readonly #others: Advice[] = [];

  constructor(proving: Proving) {
    this.#proving = proving;
  }

  /** Tries a group, and what to advise otherwise where it is refuted. Whether anything is left to say of it. */
  hear(group: AdviceGroupMembers): boolean {
    const { agent, change } = firstOf(group);
    const under = this.#underHeading(agent);
    if (change === null) {
      this.#others.push(...group);
    } else if (!hasWork(this.#proving.before, under)) {
      this.leaveOut(group, 'no message came to it in this run, and without work nothing is proved');
    } else if (2 * group.length <= under.length && under.length > 1) {
      const why = `it holds for ${group.length} of the ${under.length} agents under one heading; those need a heading of their own`;
      this.leaveOut(group, why);
    } else {
      const tried = this.#try([{ agent, change }], under, mayBreakEven(group));
      if ('refusal' in tried) {
        this.leaveOut(group, tried.refusal);
        return true;
      }
      const isTuning = firstOf(group).kind === 'tune';
      const why = tried.why ?? (isTuning ? whyTooLittle(this.#proving, tried.proof) : null);
      if (why === null) this.#standing.push({ group, agents: under, ...tried });
      else return this.#turnDown(group, tried.proof, why);
    }
    return true;
  }

  #turnDown(group: AdviceGroupMembers, proof: Proof, why: string): boolean {
    this.refuted += 1;
    const otherwise = groupAdvice(group.flatMap((advice) => advice.otherwise ?? []));
    const heard = otherwise.filter((other) => this.hear(other));
    if (heard.length > 0) return true;
    if (firstOf(group).kind !== 'switch') return false;
    this.#others.push(...group.map((advice) => turnAround(advice, proof, why)));
    return true;
  }

  leaveOut(group: AdviceGroupMembers, leftOut: string): void {
    this.#others.push(...group.map((advice) => ({ ...advice, leftOut })));
  }

  /** Tries all that stands at once; what spoils the whole is left out, the smallest first. */
  hearTogether(): Together {
    this.#standing.sort((a, b) => (b.proof.savingPerHour ?? 0) - (a.proof.savingPerHour ?? 0));
    for (;;) {
      const [first, second] = this.#standing;
      if (first === undefined) return { together: null, changed: null };
      if (second === undefined) return { together: first.proof, changed: first.changed };
      const agents = [...new Set(this.#standing.flatMap(({ agents: ids }) => ids))];
      const wanted = this.#standing.map(({ group }) => wantedOf(group));
      const isEven = this.#standing.every(({ group }) => mayBreakEven(group));
      const tried = this.#try(wanted, agents, isEven);
      const why = 'refusal' in tried ? tried.refusal : tried.why;
      const saving = 'refusal' in tried ? null : tried.proof.savingPerHour;
      if (!('refusal' in tried) && why === null) {
        return { together: tried.proof, changed: tried.changed };
      }
      const spoiler = this.#standing.pop();
      invariant(spoiler !== undefined, 'several stand');
      const { proof, group } = spoiler;
      const reason = saving === null ? (why ?? '') : `together with the rest ${why ?? ''}`;
      this.#others.push(...group.map((advice) => ({ ...advice, proof, leftOut: reason })));
    }
  }

  /** All but what was kept from the start. */
  settled(): readonly Advice[] {
    const borneOut = this.#standing.flatMap(({ group, proof }) =>
      group.map((advice) => ({ ...advice, proof })),
    );
    return [...borneOut, ...this.#others];
  }

  /** Who is told to keep a mode that the whole heading should leave is told so no more. */
  stillKept(group: AdviceGroupMembers): readonly Advice[] {
    const changing = this.#standing.filter(({ group: [first] }) =>
      ['mode', 'tickInterval'].includes(first?.change?.setting ?? ''),
    );
    const ids = new Set(changing.flatMap(({ agents }) => agents));
    return group.filter(({ agent }) => !ids.has(agent.id));
  }

  #try(
    wanted: readonly WantedChange[],
    agents: readonly string[],
    isEven: boolean,
  ):
    | { readonly refusal: string }
    | { readonly proof: Proof; readonly changed: ChangedOrg; readonly why: string | null } {
    const { source, loaded, overrides, before, hours, run } = this.#proving;
    const changed = changeOrg(source, loaded, wanted, overrides);
    if ('refusal' in changed) return changed;
    if (changed.edits.length === 0 || changed.text === source.text) {
      return { refusal: 'the file says so already' };
    }
    this.count += 1;
    const trial: Trial = { before, after: run(changed.loaded.org), agents, hours };
    return { proof: weighProof(trial), changed, why: whyRefuted(trial, isEven) };
  }

  #underHeading({ heading }: Advice['agent']): readonly string[] {
    const { agents } = this.#proving.loaded.org;
    return agents
      .filter((agent) => agent.heading.start.offset === heading.start.offset)
      .map(({ id }) => id);
  }
}

/** Whether any message came to one of `agents` (ids). */
export function hasWork(results: EngineResults, agents: readonly string[]): boolean {
  return results.agents.some(({ id, tally }) => tally.received > 0 && agents.includes(id));
}

function firstOf(group: AdviceGroupMembers): Advice {
  const [first] = group;
  invariant(first !== undefined, 'a group has a member');
  return first;
}

function wantedOf(group: AdviceGroupMembers): WantedChange {
  const { agent, change } = firstOf(group);
  invariant(change !== null, 'what stands changes something');
  return { agent, change };
}

/** To poll where every tick has work is simpler, not cheaper. */
function mayBreakEven(group: AdviceGroupMembers): boolean {
  const { change } = firstOf(group);
  return change?.setting === 'mode' && change.value === 'polling';
}

/** The mode was tried and is refuted: to keep the other one is what the trial says. */
function turnAround(advice: Advice, proof: Proof, why: string): Advice {
  const tried = `${advice.to} was tried on the same orders: ${why}`;
  const to = advice.from;
  return { ...advice, kind: 'keep', to, change: null, savingPerHour: 0, proof, tried };
}
