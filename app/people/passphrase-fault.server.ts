/**
 * Whether a passphrase may be set: its form first, then how many guesses it would stand, by zxcvbn, which knows 49,000
 * passphrases of breaches with their usual disguises (capitals, digits behind, l33t, doubled, turned round), rows of keys,
 * dates and what it is told of the person. Nothing is asked of any other machine.
 */
import { formFault } from "./passphrase-rules.ts";

/** From here on zxcvbn calls one "very unguessable", also for whoever holds its hash. */
const FEWEST_GUESSES = 1e10;

/** What is judged of a longer one: work grows with the square of the length, and this much that is hard to guess is enough. */
const MOST_JUDGED = 64;

const INSTEAD = "Use words that have nothing to do with each other.";

/**
 * A sentence that says why it is refused; null when it is fine.
 *
 * @param about what is known of the person: name, e-mail address.
 * @example await passphraseFault("Liverpool2024!!", []) // "Too easily guessed: it is known from breaches …"
 */
export async function passphraseFault(passphrase: string, about: readonly string[]): Promise<string | null> {
  const fault = formFault(passphrase, about);
  if (fault) return fault;
  loading ??= guesser().catch((error) => {
    // The next one tries again.
    loading = undefined;
    throw error;
  });
  const judge = await loading;
  const parts = about.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).filter(({ length }) => length > 2);
  const judged = [...passphrase.normalize("NFKC")].slice(0, MOST_JUDGED).join("");
  const { guesses, sequence } = judge.check(judged, [...parts, "assay"]);
  if (guesses >= FEWEST_GUESSES) return null;
  return `Too easily guessed: ${reasonOf(sequence)}. ${INSTEAD}`;
}

type Guesser = Awaited<ReturnType<typeof guesser>>;
let loading: Promise<Guesser> | undefined;

/** Read when the first passphrase is set, for the lists take a quarter of a second and some 25 MB. */
async function guesser() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/** Without the letters themselves: a page or a log is no place for them. */
function reasonOf(sequence: ReturnType<Guesser["check"]>["sequence"]): string {
  const lists = sequence.map((match) => ("dictionaryName" in match ? match.dictionaryName : match.pattern));
  if (lists.includes("userInputs")) return "it is your own name or address, or the product's, with little added";
  if (lists.some((list) => list === "passwords-common" || list === "repeat"))
    return "it is known from breaches, or a small change of one that is";
  return "it is a row of keys, a date or the like, with little added";
}
