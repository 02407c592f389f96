// The JSON schema of a configuration of lint, for editors. Says the same as read-lint-config.ts, made of the same names.

import { GLOB_LENGTH_MAX, GLOB_PATTERN } from '#base/match-glob';
import type { Rule } from '../define-rule.js';
import { PRESETS, RULE_SETTINGS } from '../lint-settings.js';

/** Plain data; draft 2020-12. */
export function lintConfigSchema(rules: readonly Rule[]): object {
  const glob = { type: 'string', minLength: 1, maxLength: GLOB_LENGTH_MAX, pattern: GLOB_PATTERN };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Settings of orgsim lint',
    description:
      'An .orgsimrc.yaml, .orgsimrc.yml or .orgsimrc.json, or orgsim.lint in package.json',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      extends: {
        description: 'strict makes every warning an error and every info a warning',
        enum: PRESETS,
        default: 'recommended',
      },
      rules: { $ref: '#/$defs/rules' },
      overrides: {
        description: 'Other settings for some files; of several that fit, the later wins',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: {
            files: {
              description: 'Globs, relative to this file',
              anyOf: [glob, { type: 'array', minItems: 1, items: glob }],
            },
            rules: { $ref: '#/$defs/rules' },
          },
        },
      },
    },
    $defs: {
      setting: { enum: RULE_SETTINGS },
      rules: {
        description: 'How severe the findings of a rule are',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ id, summary }) => [id, { description: summary, $ref: '#/$defs/setting' }]),
        ),
      },
    },
  };
}
