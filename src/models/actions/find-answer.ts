// Finds the one JSON object in what a model wrote. Reads it, and does nothing with it.

/** Characters: fifty actions of the longest bodies, written in escapes, are fewer. */
const TEXT_MAX = 5_000_000;

export type FoundAnswer =
  | { readonly kind: 'found'; readonly value: unknown }
  /** A sentence for the model. */
  | { readonly kind: 'missing'; readonly complaint: string };

/**
 * The text as JSON or, where there is prose or a fence around it, the only object in it. Of two objects neither is taken:
 * nobody knows which one was meant.
 */
export function findAnswer(text: string): FoundAnswer {
  if (text.length > TEXT_MAX)
    return missing(`Your answer has ${text.length} characters; at most ${TEXT_MAX} are read.`);
  const whole = readJson(text.replace(/^\uFEFF/u, ''));
  if (whole !== undefined) return { kind: 'found', value: whole };
  const start = text.indexOf('{');
  if (start === -1) return missing('Your answer holds no JSON object.');
  const end = endOfObject(text, start);
  if (end === null) return missing('The JSON object of your answer is cut off: it has no end.');
  const value = readJson(text.slice(start, end));
  if (value === undefined) return missing('Your answer is not valid JSON.');
  if (text.includes('{', end)) return missing('Your answer holds more than one JSON object.');
  return { kind: 'found', value };
}

/** The place after the brace that closes the one at `start`, braces in strings aside; null where none does. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isInString = false;
  for (let place = start; place < text.length; place++) {
    const character = text[place];
    if (isInString) {
      if (character === '\\') place += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return place + 1;
    }
  }
  return null;
}

/** Undefined for what is no JSON. */
function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function missing(sentence: string): FoundAnswer {
  return {
    kind: 'missing',
    complaint: `${sentence} Write one object {"actions": [...]} and nothing else.`,
  };
}
