// What a watcher of calls sees, as events.

import type { CallWatcher } from './calls/call-watcher.js';
import type { PaidCall } from './calls/paid-caller.js';
import type { LiveListener } from './live-events.js';

export function callEvents(tell: LiveListener): CallWatcher {
  return {
    waits: (call, why, forMs) => tell({ kind: 'call-waiting', ...wakeOf(call), why, forMs }),
    sends: (call, id, reserved) =>
      tell({ kind: 'call-sent', ...wakeOf(call), id, model: call.model, reserved }),
    receives: (call, id, characters) =>
      tell({ kind: 'call-receiving', ...wakeOf(call), id, characters }),
    settles: (_, call) => tell({ kind: 'call-settled', call }),
    pauses: (provider, forMs) => tell({ kind: 'provider-paused', provider, forMs }),
    breaks: (provider, model, forMs) => tell({ kind: 'breaker', provider, model, forMs }),
  };
}

function wakeOf({ agent, tick, wave }: PaidCall): Pick<PaidCall, 'agent' | 'tick' | 'wave'> {
  return { agent, tick, wave };
}
