// A prompt for programs.

import { toJsonText } from '#base/json-text';
import type { PromptReport } from '#main/prompt-agent';

/** One object and a line feed. */
export function formatPromptJson(report: PromptReport): string {
  const { org, agent, model, resolvedModel, wake, moment, form, system, message, tokens, costUsd } =
    report;
  return `${toJsonText({
    org,
    agent: agent.id,
    model,
    resolvedModel,
    wake,
    ...(moment !== null && { at: moment }),
    form: form.kind === 'tool' ? JSON.parse(form.text) : null,
    system,
    message,
    tokens: {
      form: tokens.form.tokens,
      system: tokens.system.tokens,
      message: tokens.message.tokens,
      output: tokens.output,
      outputOrigin: tokens.isOutputStated ? 'stated' : 'assumed',
      error: Math.max(tokens.system.error, tokens.message.error),
    },
    cost: costUsd,
    priceSource: report.priceSource?.name ?? null,
    unpriced: report.unpricedWhy,
  })}\n`;
}
