/** Which passphrases are refused by their form. Length does most; `passphrase-fault.server.ts` adds what breaches hold. */

export const FEWEST_CHARACTERS = 12;
export const MOST_CHARACTERS = 200;

/** Words of which a passphrase may not be made alone, however many of them it strings together. */
const COMMON = new Set(
  `password passwort passphrase passwd pass secret letmein letme welcome admin administrator root user guest test testing
  login master monkey dragon shadow sunshine princess football baseball soccer hockey superman batman starwars pokemon
  iloveyou love trustno trustnoone whatever freedom flower summer winter spring autumn january february march april may
  june july august september october november december monday tuesday wednesday thursday friday saturday sunday qwerty
  qwertz qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm abc abcd abcdef abcdefgh hello computer internet changeme
  change default temp temporary company demo ninja mustang charlie michael jordan jennifer jessica ashley thomas robert
  daniel george harley ranger buster hunter killer pepper ginger cookie banana cheese orange purple silver golden
  diamond access account office laptop server database oracle cisco google apple microsoft windows samsung nothing
  blink the my is a i me you this that one two three four five six seven eight nine ten assay data preference vendor`.split(
    /\s+/,
  ),
);

/** Left to right on a keyboard, in the alphabet and in counting. */
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm"];
const RUN = 5;

/**
 * A sentence that says why it is refused; null when it is fine.
 *
 * @param about what is known of the person: name, e-mail address.
 * @example formFault("password 1234", []) // "Everybody tries this one: …"
 */
export function formFault(passphrase: string, about: readonly string[]): string | null {
  const text = passphrase.normalize("NFKC");
  if ([...text].length < FEWEST_CHARACTERS) return `Use at least ${FEWEST_CHARACTERS} characters: four words do well.`;
  if ([...text].length > MOST_CHARACTERS) return `Use at most ${MOST_CHARACTERS} characters.`;
  if (new Set(text.toLowerCase()).size < 5) return "Use more than a few different characters.";
  if (isRepeated(text.toLowerCase())) return "It repeats one short piece. Use different words.";
  const own = about.flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  const left = withoutRuns(plain(text))
    .split(/[^\p{L}]+/u)
    .map((part) => withoutWords(part, [...COMMON, ...own]))
    .join("");
  if (left.length < 6)
    return "Everybody tries this one: it is made of common words, your own name or a row of keys. Use words that have nothing to do with each other.";
  return null;
}

/** The usual disguises undone: P@ssw0rd is password. */
function plain(text: string): string {
  const letters: Record<string, string> = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "i",
    "!": "i",
    "0": "o",
    $: "s",
    "5": "s",
  };
  const lower = text.toLowerCase();
  const digitsOnly = /^\P{L}+$/u.test(lower);
  return digitsOnly ? lower : lower.replace(/(?<=\p{L})[@43!10$5](?=\p{L})/gu, (sign) => letters[sign] ?? sign);
}

/** What is left of a word once the words of a list are taken out of it, the longest first. */
function withoutWords(part: string, words: readonly string[]): string {
  if (words.includes(part)) return "";
  let left = part;
  for (const word of [...words].sort((a, b) => b.length - a.length))
    if (word.length > 3) left = left.replaceAll(word, "");
  return words.includes(left) ? "" : left;
}

function withoutRuns(text: string): string {
  let left = text;
  for (const run of RUNS)
    for (const row of [run, [...run].reverse().join("")])
      for (let length = row.length; length >= RUN; length -= 1)
        for (let start = 0; start + length <= row.length; start += 1)
          left = left.replaceAll(row.slice(start, start + length), " ");
  return left;
}

function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 3; size += 1)
    if (
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length) === text
    )
      return true;
  return false;
}
