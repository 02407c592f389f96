// Reports against the schemas of their formats, which stand beside this file.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

/** What the schema `name` finds wrong with a JSON text; nothing is an empty list. */
export function schemaFaults(name: string, text: string): readonly string[] {
  const { $schema: _draft, id, ...schema } = JSON.parse(readSchema(name));
  // SARIF's is of draft 4: today those two are named otherwise, and a pattern of it is none with the flag `u`.
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...schema, ...(id !== undefined && { $id: id }) });
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The same for XML and the XSD `name`. */
export async function xmlFaults(name: string, text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: text },
    schema: { fileName: name, contents: readSchema(name) },
  });
  return errors.map(({ message }) => message);
}

function readSchema(name: string): string {
  return readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8');
}
