/**
 * Sets of scores of the same responses with a phrase put in front of every prompt, told by their name: that of the plain
 * scores, "+prefix:" and the phrase.
 */

export interface PrefixedName {
  /** Name of the scores without the phrase. */
  plain: string;
  prefix: string;
}

/** @example prefixedName("rm-7b+prefix: As a nurse,") // { plain: "rm-7b", prefix: "As a nurse," }; of any other name null */
export function prefixedName(name: string): PrefixedName | null {
  const [, plain, prefix] = /^(.*?\S)\s*\+\s*prefix:\s*(\S.*?)\s*$/i.exec(name) ?? [];
  return plain !== undefined && prefix !== undefined ? { plain, prefix } : null;
}
