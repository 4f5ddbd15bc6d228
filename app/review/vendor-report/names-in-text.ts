/** Free text that goes to a vendor must not name people of ours or other vendors. */

const SHORTEST = 3;

/** The first of the names that the text holds as whole words, whatever the case and the spaces; null when none. */
export function nameInText(text: string, names: readonly string[]): string | null {
  const plain = ` ${words(text)} `;
  return names.find((name) => words(name).length >= SHORTEST && plain.includes(` ${words(name)} `)) ?? null;
}

function words(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
