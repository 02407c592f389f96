import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLocalCounter } from '#cost/count-tokens';
import type { FindOptions } from '#main/find-wake';
import { loadOrg } from '#main/load-org';
import type { PromptReport } from '#main/prompt-agent';
import { promptAgent } from '#main/prompt-agent';
import { LOOKED_DEFAULTS } from '#main/why-agent';
import { LIST_PRICING } from './list-pricing.js';

const HYBRID = readFileSync('orgs/02-hybrid/ORG.md', 'utf8');
const { org } = loadOrg({ name: 'ORG.md', text: HYBRID });

const promptAt = (agent: string, options: Partial<FindOptions> & { at: string }): PromptReport =>
  promptAgent(org, {
    agent,
    wake: { ...LOOKED_DEFAULTS, ...options },
    counter: createLocalCounter(),
    pricing: LIST_PRICING,
  });

describe('the prompt at a moment of a dry run', () => {
  it('is that of the wake at that tick', () => {
    const { moment, message } = promptAt('coo', { at: '0', orders: ['Ship the beta'] });
    expect(moment).toMatchObject({ asked: 0, tick: 0, reasons: ['message'] });
    expect(message).toContain('- 1 order received (from the human principal)');
    expect(message).toContain('> Ship the beta');
  });

  it('is that of the next wake where there is none, with what was given away and came back', () => {
    const { moment, message } = promptAt('Engineering Lead', {
      at: '50',
      orders: ['Ship the beta'],
    });
    expect(moment?.asked).toBe(50);
    expect(moment?.tick).toBeGreaterThan(50);
    expect(message).toMatch(/What you gave away: \d+ open, [1-9]\d* complete/u);
    expect(message).toContain('Results that came back before:');
  });

  it('knows a polling worker at every tick, whatever the engine books ahead', () => {
    for (const tick of [30, 31, 32]) {
      const { moment } = promptAt('backend-worker-1', { at: String(tick) });
      expect(moment).toMatchObject({ tick, reasons: ['poll'] });
    }
  });

  it('counts the form, the stable part and what is new, and prices their sum', () => {
    const { tokens, form, costUsd } = promptAt('coo', { at: '0', orders: ['Ship the beta'] });
    expect(form.kind).toBe('tool');
    expect(JSON.parse(form.text)).toHaveProperty('input_schema.properties.actions');
    expect(tokens.form.tokens).toBeGreaterThan(300);
    const input = tokens.form.tokens + tokens.system.tokens + tokens.message.tokens;
    expect(costUsd).toBeGreaterThan((input * 5) / 1e6 / 2);
  });

  it('says so where the agent does not wake', () => {
    const [root = ''] = HYBRID.split('## Structure');
    const still = loadOrg({
      name: 'ORG.md',
      text: `${root}## Structure\n\n### COO\n\n- **Trigger:** event-driven\n- **Max sleep:** never\n`,
    }).org;
    expect(() =>
      promptAgent(still, {
        agent: 'coo',
        wake: { ...LOOKED_DEFAULTS, at: '5', orders: ['x'], behavior: 'passive' },
        counter: createLocalCounter(),
        pricing: LIST_PRICING,
      }),
    ).toThrow('COO does not wake within a day of --at 5.');
  });
});
