// What may keep an agent with a reason to wake from waking.

/** `failing` and `parked` follow a failed turn, and so may `budget`: see `Failure`. */
export type HoldKind = 'cooldown' | 'budget' | 'working-hours' | 'failing' | 'parked';
