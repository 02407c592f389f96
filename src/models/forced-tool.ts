// Which models can be made to use a tool. Knows names alone.

/**
 * Claude up to 5.0. Fable 5.1 and all of 5.5 answer 400 to a choice of `tool` or `any`, and what comes after them may too:
 * they are told in words. Source: platform.claude.com, what is new in Claude Opus 5.5 and Sonnet 5.5, read 2026-11-27.
 */
const TAKES_FORCE =
  /claude-(?:instant|2|3)|claude-(?:opus|sonnet|haiku)-(?:[34](?:[-.@]|$)|5(?:-\d{8}|@|$))/iu;

/** Of other makers' models all that know tools take it. */
export function takesForcedTool(model: string): boolean {
  return !/claude/iu.test(model) || TAKES_FORCE.test(model);
}

/** For the models that do not. */
export const TOOL_IN_WORDS = 'Always answer by using this tool, exactly once.';
