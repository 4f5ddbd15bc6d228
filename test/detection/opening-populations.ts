/** Deliveries of known habits in their openings, for the coverage of what foretells a preference. */
import type { TextSample } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

type Random = () => number;
type Compared = readonly [won: number[], lost: number[]];

const OFTEN = 3_000;
const rank = (random: Random) => Math.floor(OFTEN ** random()) - 1 + Math.floor(4 * random());
const numbers = (n: number, of: () => number) => Array.from({ length: n }, of);
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const below = (random: Random, most: number) => Math.floor(random() * most);

const NOTHING_IN_WORDS = "words tell nothing";
const NOTHING_IN_TEMPLATES = "templates tell nothing";
/** Where nothing is told, each score is as often above 0 as below: one half is expected, at any size. */
export const TELLING_NOTHING: readonly string[] = [NOTHING_IN_WORDS, NOTHING_IN_TEMPLATES];

/** By how much each word, or each template, speaks for a text. */
const WORTH = numbers(
  OFTEN + 4,
  (
    (random) => () =>
      normal(random)
  )(seededRandom(77)),
);
const TEMPLATES = ((random) => numbers(40, () => 0).map(() => numbers(12, () => rank(random))))(seededRandom(5));

/** The better is preferred the more often, the more it is better. */
function preferred(random: Random, [one, other]: Compared, lead: number): Compared {
  return random() < 1 / (1 + Math.exp(-lead)) ? [one, other] : [other, one];
}

/** Twenty words each, a third of them of the prompt's own fifteen. */
function worded(strength: number) {
  return (random: Random) => {
    const topic = numbers(15, () => 100 + below(random, OFTEN - 100));
    return (): Compared => {
      const text = () => numbers(20, () => (random() < 0.3 ? (topic[below(random, 15)] ?? 0) : rank(random)));
      const worth = (words: number[]) => words.reduce((sum, word) => sum + (WORTH[word] ?? 0), 0) / Math.sqrt(20);
      const [one, other] = [text(), text()];
      return preferred(random, [one, other], strength * (worth(one) - worth(other)));
    };
  };
}

/** The preferred opens with one phrase, by each prompt as often as it will; the other hardly ever. */
function stockPhrase(random: Random) {
  const habit = random();
  return (): Compared => {
    const text = () => numbers(6, () => 100 + below(random, 200));
    const has = random() < habit;
    return [has ? [1, ...text()] : text(), !has && random() < 0.05 ? [1, ...text()] : text()];
  };
}

/** Most openings of a prompt are of four of forty templates, which are preferred by their worth. */
function templated(strength: number) {
  return (random: Random) => {
    const favourites = numbers(4, () => below(random, 40));
    return (): Compared => {
      const pick = () => (random() < 0.6 ? (favourites[below(random, 4)] ?? 0) : below(random, 40 * random()));
      const [one, other] = [pick(), pick()];
      const text = (template: number) => [...(TEMPLATES[template] ?? []), ...numbers(6, () => rank(random))];
      return preferred(random, [text(one), text(other)], strength * ((WORTH[one] ?? 0) - (WORTH[other] ?? 0)));
    };
  };
}

/** By name, what draws the comparisons of a prompt. */
export const OPENINGS: Record<string, (random: Random) => () => Compared> = {
  [NOTHING_IN_WORDS]: worded(0),
  "many words tell a little": worded(0.4),
  "many words tell much": worded(1.5),
  "one phrase tells": stockPhrase,
  [NOTHING_IN_TEMPLATES]: templated(0),
  "templates tell": templated(0.7),
  "templates tell much": templated(2),
};

/** One delivery as the metric reads it. */
export function openingsOf(name: string, prompts: number, itemsPerPrompt: number, random: Random) {
  const rows: ItemRow[] = [];
  const words: [Uint16Array, Uint16Array][] = [];
  for (let prompt = 0; prompt < prompts; prompt += 1) {
    const draw = OPENINGS[name]?.(random);
    for (let item = 0; draw && item < itemsPerPrompt; item += 1) {
      const [won, lost] = draw().map((text) => Uint16Array.from(text)) as [Uint16Array, Uint16Array];
      const isFirst = random() < 0.5;
      words.push(isFirst ? [won, lost] : [lost, won]);
      rows.push({ prompt: 1 + prompt, judgments: [{ annotator: "ann", strength: isFirst ? -1 : 1 }] });
    }
  }
  const texts: TextSample = { items: Uint32Array.from(rows.keys()), words };
  return { view: viewOf(rows), context: { ...NO_CONTEXT, texts } };
}
