// Why an agent woke.

/** In the order in which reasons are listed. */
export const REASONS = ['poll', 'message', 'timer', 'threshold', 'safety', 'continue'] as const;
export type Reason = (typeof REASONS)[number];
