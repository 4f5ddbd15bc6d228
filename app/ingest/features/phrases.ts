/** The phrases that are looked for in texts. Apostrophes and hyphens divide words: "i'm" is "i m" to both sides. */
import { PhraseList } from "./phrase-list.ts";

export const Kind = { NONE: 0, HEDGE: 1, STANCE: 2, IDENTITY: 3, APOLOGY: 4 } as const;

/** Words that leave a statement open (vagueness, as in arXiv:2506.05339). */
const HEDGES = [
  ..."perhaps maybe possibly presumably probably arguably seemingly various sometimes typically generally might".split(
    " ",
  ),
  ..."usually often roughly somewhat relatively potentially apparently likely etc".split(" "),
  "may be",
  "may have",
  "may not",
  "could be",
  "can be seen",
  "tend to",
  "tends to",
  "seem to",
  "seems to",
  "appears to",
  "depends",
  "depending on",
  "in some cases",
  "in many cases",
  "in most cases",
  "in general",
  "to some extent",
  "to some degree",
  "more or less",
  "a number of",
  "a variety of",
  "a range of",
  "many factors",
  "several factors",
  "other factors",
  "and so on",
  "among others",
  "sort of",
  "kind of",
];

/** An opinion of the writer's own, in a user's message. */
const STANCES = [
  ...["think", "believe", "feel that", "feel like", "reckon", "suspect", "agree", "disagree"].map(
    (verb) => `i ${verb}`,
  ),
  ...["really", "firmly", "strongly", "personally", "honestly", "still"].flatMap((how) => [
    `i ${how} think`,
    `i ${how} believe`,
    `i ${how} feel`,
  ]),
  "i don't think",
  "i don't believe",
  "i do not think",
  "i'm convinced",
  "i am convinced",
  "i'm sure that",
  "i'm pretty sure",
  "i'm certain",
  "in my opinion",
  "in my view",
  "my view is",
  "my opinion is",
  "imo",
  "imho",
  "if you ask me",
  "as far as i'm concerned",
  "don't you think",
  "don't you agree",
  "wouldn't you agree",
  "it seems to me",
];

/** Names of models and vendors that mean nothing else. Names with another meaning count only where one says who he is. */
const NAMES =
  "chatgpt openai anthropic deepmind vicuna chatglm openassistant deepseek qwen mistralai huggingface xai gpt3 gpt4 gpt4o";
const AMBIGUOUS = "gpt claude gemini bard llama mistral mixtral grok copilot koala".split(" ");
const MAKERS = "google meta microsoft mistral cohere alibaba baidu amazon nvidia stability xai ai2 apple tencent zhipu";
const MADE = "made created developed trained built".split(" ");
const IDENTITIES = [
  ...NAMES.split(" "),
  "gpt 3",
  "gpt 4",
  "gpt 4o",
  "gpt 5",
  "open assistant",
  ...AMBIGUOUS.flatMap((name) => [`i'm ${name}`, `i am ${name}`, `my name is ${name}`, `ai named ${name}`]),
  ...MAKERS.split(" ").flatMap((maker) =>
    MADE.flatMap((made) => [`i was ${made} by ${maker}`, `model ${made} by ${maker}`, `assistant ${made} by ${maker}`]),
  ),
];

/** "I'm sorry" and "I apologize" are what Llama 3 balanced; the rest are their forms. */
const APOLOGIES = [
  ...["i'm", "i am"].flatMap((who) =>
    ["sorry", "so sorry", "very sorry", "really sorry", "deeply sorry"].map((how) => `${who} ${how}`),
  ),
  ...["apologize", "apologise"].flatMap((verb) => [`i ${verb}`, `i do ${verb}`, `i must ${verb}`, `we ${verb}`]),
  "my apologies",
  "apologies for",
  "sorry for the",
  "sorry for any",
  "sorry about that",
  "sorry if",
];

let known: PhraseList | null = null;

/** Made on first use: threads that read no texts need not wait for it. */
export function phrases(): PhraseList {
  known ??= new PhraseList({
    [Kind.HEDGE]: HEDGES,
    [Kind.STANCE]: STANCES,
    [Kind.IDENTITY]: IDENTITIES,
    [Kind.APOLOGY]: APOLOGIES,
  });
  return known;
}
