// Whether OpenAI's strict mode takes a schema. Knows nothing of what the schema says.

import { isRecord } from '#base/json-values';

/** Keywords that strict mode refuses. Source: OpenAI, structured outputs, supported schemas. */
const REFUSED = ['allOf', 'not', 'dependentRequired', 'dependentSchemas', 'if', 'then', 'else'];
const REFUSED_BOUNDS = ['minLength', 'maxLength', 'patternProperties', 'uniqueItems', 'contains'];

/** Every object closed and all its properties required, and no keyword that is refused. */
export function allowsStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(allowsStrict);
  if (!isRecord(schema)) return true;
  if ([...REFUSED, ...REFUSED_BOUNDS, 'oneOf'].some((word) => Object.hasOwn(schema, word)))
    return false;
  const { properties, required, additionalProperties } = schema;
  if (schema.type === 'object' || properties !== undefined) {
    if (!isRecord(properties) || additionalProperties !== false) return false;
    const names = Array.isArray(required) ? required : [];
    if (!Object.keys(properties).every((name) => names.includes(name))) return false;
    if (!Object.values(properties).every(allowsStrict)) return false;
  }
  return allowsStrict(schema.items) && allowsStrict(schema.anyOf) && allowsStrict(schema.$defs);
}
