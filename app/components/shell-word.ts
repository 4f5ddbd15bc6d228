/**
 * A name as one word of a shell command that a person may paste: no character of it is read as anything else.
 *
 * @example shellWord("Ann's data; ls") // 'Ann'\''s data; ls'
 */
export function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
