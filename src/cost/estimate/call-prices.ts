// US dollars of one call of each kind. Knows no rate and no trigger.

import type { ModelPricing } from '../prices/pricing.js';
import type { CallPrices, CallTokens } from './types.js';

const UNPRICED: CallPrices = {
  event: null,
  busyPoll: null,
  idlePoll: null,
  least: null,
  most: null,
};

export function callPrices(priced: ModelPricing, tokens: CallTokens): CallPrices {
  switch (priced.kind) {
    case 'unpriced':
      return UNPRICED;
    case 'invocation': {
      const { usd } = priced;
      return { event: usd, busyPoll: usd, idlePoll: usd, least: usd, most: usd };
    }
    case 'tokens': {
      const { rates } = priced.price.bands[0];
      const usdOf = (input: number, output: number): number =>
        (input * rates.inputUsd + output * rates.outputUsd) / 1e6;
      const event = usdOf(tokens.input.expected, tokens.output.expected);
      return {
        event,
        busyPoll: event,
        idlePoll: usdOf(tokens.idleInput.expected, tokens.idleOutput.expected),
        least: usdOf(tokens.input.low, tokens.output.low),
        most: usdOf(tokens.input.high, tokens.output.high),
      };
    }
  }
}
