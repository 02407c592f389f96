// Catches the error that bad input makes.

import { OrgsimError } from '#base/errors';

/** `code: message hint`, or what was given back instead. */
export function refusalOf(read: () => unknown): string {
  try {
    return `accepted: ${JSON.stringify(read())}`;
  } catch (error) {
    if (error instanceof OrgsimError) return `${error.code}: ${error.message} ${error.hint}`;
    throw error;
  }
}
