// What the two smallest templates say below their heading. Knows no disk.

export const TINY = `
## Culture

- **Default trigger:** event-driven for L7+, polling for everyone else

## Structure

### COO

### Engineering

#### Engineering Lead

#### Engineers

- **Count:** 3
`;

export const SOLO = `
## Identity

Say here, in two or three sentences, what you make and for whom: every agent reads it first.

## Culture

preset: startup

## Structure

### Product

#### Tech Lead

Cuts an order into tasks that can be reviewed in one sitting.

- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** orders, escalations, completions

#### Coder

Writes the change and its test. Asks when a requirement is missing instead of inventing one.

- **Model:** claude-haiku
- **Trigger:** polling

#### Reviewer

Reads every change before it is done.

- **Model:** claude-haiku
- **Trigger:** event-driven
- **Wake on:** tasks

## Workload

- **Orders:** 2 per hour, weekdays 09:00-18:00
- **Tasks per order:** 2-4
- **Effort:** 15 ticks
- **Blocked:** 10% of tasks
`;
