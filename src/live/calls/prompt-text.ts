// All of a request that a provider is told, as one text in one order: what two requests have in common has the same hash.

import type { ModelRequest, Provider } from '#models/adapter';

/** Without the facts, which no provider is told. */
export function promptText(provider: Provider, request: ModelRequest): string {
  const { model, system, message, correction, form, outputTokensMax, cacheTtl, temperature, seed } =
    request;
  return JSON.stringify([
    [provider, model],
    system.map(({ text, isCacheEnd }) => [text, isCacheEnd]),
    message,
    correction === null ? null : [correction.reply.text, correction.complaint],
    [form.name, form.description, form.schema],
    [outputTokensMax, cacheTtl, temperature, seed],
  ]);
}
