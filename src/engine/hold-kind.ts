// What may keep an agent with a reason to wake from waking.

export type HoldKind = 'cooldown' | 'budget' | 'working-hours';
