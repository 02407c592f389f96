// The orgs that `orgsim init` starts from: small, whole, with a word on why each part is as it is. Knows no disk.

import { SOLO, TINY } from './small-templates.js';

export interface Template {
  readonly name: string;
  readonly summary: string;
  /** All below the `#` heading. */
  readonly body: string;
}

const PRODUCT_TEAM = `
## Identity

Say here, in two or three sentences, what you make and for whom: every agent reads it first.

## Culture

Dear models sleep until something concerns them; cheap ones poll, because there is nearly always work for them.

preset: startup

- **Default trigger:** event-driven for L7+, polling for everyone else

## Structure

### COO

Turns what the human principal orders into work for the leads, and answers what they cannot.

- **Model:** claude-opus
- **Wake on:** orders, escalations, completions

### Backend

#### Backend Lead

- **Model:** claude-sonnet
- **Domain:** backend
- **Wake on:** tasks, escalations, completions
- **Batch window:** 3 ticks (for completions)

#### Backend Workers

- **Model:** claude-haiku
- **Domain:** backend
- **Count:** 3

### Frontend

#### Frontend Lead

- **Model:** claude-sonnet
- **Domain:** frontend
- **Wake on:** tasks, escalations, completions
- **Batch window:** 3 ticks (for completions)

#### Frontend Workers

- **Model:** claude-haiku
- **Domain:** frontend
- **Count:** 2

## Policies

### Budget

- **Org limit:** $250/day
- **Alert threshold:** 80%
- **Overage behavior:** pause and escalate
`;

const AGENCY = `
## Identity

Say here whom you work for and what your clients care about: every agent reads it first.

- **Timezone:** UTC

## Culture

preset: agency

- **Default trigger:** event-driven for L7+, polling for everyone else
- **Default tick interval:** 2 ticks for L6 and below

## Structure

### Account Director

Takes briefs from the human principal, and is the only one who promises a date.

- **Level:** 10
- **Model:** claude-sonnet
- **Wake on:** orders, escalations, completions
- **Timer:** morning plan every weekday at 08:30 — list what is due today and who has it

### Content

#### Content Lead

- **Reports to:** Account Director
- **Model:** claude-sonnet
- **Domain:** copy
- **Wake on:** tasks, escalations, completions

#### Writers

- **Domain:** copy
- **Count:** 3

### Design

#### Design Lead

- **Reports to:** Account Director
- **Model:** claude-sonnet
- **Domain:** visuals
- **Wake on:** tasks, escalations, completions

#### Designers

- **Domain:** visuals
- **Count:** 2

## Policies

### Working Hours

- **Active hours:** 08:00-20:00
- **Off-hours behavior:** queue tasks
- **Exceptions:** critical
`;

const RESEARCH = `
## Identity

Say here what you want to find out, and what would count as an answer: every agent reads it first.

## Culture

preset: research

## Structure

### Head of Research

Decides which question comes next.

- **Level:** 10
- **Model:** claude-opus
- **Trigger:** event-driven
- **Wake on:** orders, escalations, completions
- **Max sleep:** 1 day

### Experiments

#### Experiment Lead

- **Reports to:** Head of Research
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions
- **Batch window:** 10 ticks (for completions)

#### Experimenters

These run on a local model: a poll costs nothing but time.

- **Model:** ollama/llama3
- **Trigger:** polling
- **Count:** 4
`;

const OPERATIONS = `
## Identity

Say here what must not go down, and since when you have users who notice: every agent reads it first.

- **Timezone:** UTC

## Culture

preset: military

## Structure

### Head of Operations

- **Level:** 10
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** orders, escalations, completions
- **Timer:** handover daily at 07:00 — say what happened since yesterday and what is still open
- **Threshold:** org escalation rate > 30%, cooldown 2h — too many problems reach the top: find out why

### On Call

#### On-Call Lead

- **Reports to:** Head of Operations
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions, alerts, deploys

#### Responders

- **Model:** claude-haiku
- **Trigger:** event-driven
- **Wake on:** tasks
- **Count:** 3

## Policies

### Budget

- **Per-agent limit:** $50/day
- **Overage behavior:** warn
`;

/** The first is what is made when nobody says which. */
export const TEMPLATES: readonly Template[] = [
  {
    name: 'product-team',
    summary: 'a COO, two leads who sleep, and workers who poll',
    body: PRODUCT_TEAM,
  },
  { name: 'tiny', summary: 'ten lines: a COO, a lead and three engineers', body: TINY },
  { name: 'solo', summary: 'one developer with three agents', body: SOLO },
  { name: 'agency', summary: 'work for clients, within working hours', body: AGENCY },
  { name: 'research', summary: 'few orders, long work, workers on a local model', body: RESEARCH },
  {
    name: 'operations',
    summary: 'woken by alerts, deploys, timers and a threshold',
    body: OPERATIONS,
  },
];

/** The text of an org called `name`: any line of text. */
export function orgFromTemplate({ body }: Template, name: string): string {
  return `# ${escapeHeading(name)}\n${body}`;
}

/** What Markdown would take for markup in a heading is escaped. */
function escapeHeading(name: string): string {
  return name.trim().replace(/[\\`*_[\]<>&#|~:!]/gu, '\\$&');
}
