// A small form for answers, closed as the real one is, to see that a grammar holds.

export const ACT = {
  type: 'object',
  properties: {
    actions: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: {
        anyOf: [
          {
            type: 'object',
            properties: {
              action: { const: 'delegate' },
              to: { enum: ['rosa', 'worker-1'] },
              body: { type: 'string', maxLength: 60 },
            },
            required: ['action', 'to', 'body'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: { action: { const: 'idle' } },
            required: ['action'],
            additionalProperties: false,
          },
        ],
      },
    },
  },
  required: ['actions'],
  additionalProperties: false,
};

export function isAct(value: unknown): boolean {
  const actions = (value as { actions?: unknown })?.actions;
  return Array.isArray(actions) && actions.length > 0 && actions.every(isAction);
}

function isAction(value: Readonly<Record<string, unknown>>): boolean {
  if (value.action === 'idle') return Object.keys(value).length === 1;
  const { action, to, body, ...rest } = value;
  return (
    action === 'delegate' &&
    (to === 'rosa' || to === 'worker-1') &&
    typeof body === 'string' &&
    Array.from(body).length <= 60 &&
    Object.keys(rest).length === 0
  );
}
