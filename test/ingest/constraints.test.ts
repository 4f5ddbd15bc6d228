/** Every constraint with texts that keep it, break it and lie at its edge; IFEval's own prompts; the goldfish poems. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { CONSTRAINTS, checkOf } from "#app/ingest/constraints/index.ts";
import { sentencesOf } from "#app/ingest/constraints/sentences.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { ItemMark, ResponseMark } from "#app/metrics/batch-view.ts";
import { processorSeconds } from "#test/support/processor-seconds.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

type Case = [id: string, args: Record<string, unknown>, holds: string[], breaks: string[]];

const atLeast = (name: string, n: number, relation = "relation") => ({ [name]: n, [relation]: "at least" });
const lessThan = (name: string, n: number, relation = "relation") => ({ [name]: n, [relation]: "less than" });

const CASES: Case[] = [
  [
    "keywords:existence",
    { keywords: ["mom", "Mother"] },
    ["My MOM, a mother.", "momentous motherhood"],
    ["only mom", ""],
  ],
  ["keywords:frequency", { keyword: "war", ...atLeast("frequency", 2) }, ["War and war", "warwar"], ["war", ""]],
  ["keywords:frequency", { keyword: "a.b", ...lessThan("frequency", 1) }, ["acb", ""], ["A.B"]],
  [
    "keywords:forbidden_words",
    { forbidden_words: ["rock", "é"] },
    ["rocket, bedrock", "café", ""],
    ["A ROCK.", "rock", "é!"],
  ],
  [
    "keywords:letter_frequency",
    { letter: "#", ...atLeast("let_frequency", 3, "let_relation") },
    ["###", "# a # b #"],
    ["##", ""],
  ],
  ["keywords:letter_frequency", { letter: "Q", ...lessThan("let_frequency", 2, "let_relation") }, ["q", ""], ["Qq"]],
  [
    "length_constraints:number_sentences",
    atLeast("num_sentences", 2),
    ["One. Two!", "Mr. Fox ran. He hid."],
    ["One.", "Mr. Fox ran", ""],
  ],
  [
    "length_constraints:number_sentences",
    lessThan("num_sentences", 2),
    ["Only one, e.g. this.", ""],
    ["Is it? It is."],
  ],
  ["length_constraints:number_words", atLeast("num_words", 3), ["one two three", "don't do"], ["one two", "— … —"]],
  ["length_constraints:number_words", lessThan("num_words", 3), ["one two", ""], ["one two three"]],
  [
    "length_constraints:number_paragraphs",
    { num_paragraphs: 2 },
    ["a\n***\nb", "a *** b", "***a***b***"],
    ["a\n\nb", "a***b***c", "a*** ***b"],
  ],
  [
    "length_constraints:nth_paragraph_first_word",
    { num_paragraphs: 2, nth_paragraph: 2, first_word: "President" },
    ["One.\n\npresident, yes.", 'One.\n\n"President" is.'],
    ["One.\n\nThe president", "One.\n\nPresident\n\nThree.", "president", ""],
  ],
  ["language:response_language", { language: "de" }, [], []],
  [
    "detectable_content:number_placeholders",
    { num_placeholders: 2 },
    ["[name] lives at [address]"],
    ["[name]", "[name\n]", "[a[b]"],
  ],
  [
    "detectable_content:postscript",
    { postscript_marker: "P.S." },
    ["Bye.\nP.S. call me", "p. s. late"],
    ["PS call me", ""],
  ],
  ["detectable_content:postscript", { postscript_marker: "P.P.S" }, ["P.P.S one more"], ["P.S. one"]],
  [
    "detectable_format:number_bullet_lists",
    { num_bullets: 2 },
    ["* a\n* b", " - a\n- b\ntext"],
    ["* a", "**bold**\n* a", "- a\n- b\n- c"],
  ],
  [
    "detectable_format:constrained_response",
    {},
    ["My answer is maybe.", "Well. My answer is no. Sorry."],
    ["my answer is yes.", "My answer is yes", "No."],
  ],
  [
    "detectable_format:number_highlighted_sections",
    { num_highlights: 2 },
    ["*one* and *two*", "**one**, *two*"],
    ["*one*", "* * and **", "*one\ntwo*"],
  ],
  [
    "detectable_format:multiple_sections",
    { section_spliter: "Section", num_sections: 2 },
    ["Section 1\na\nSection 2\nb"],
    ["Section 1", "SECTION 1 SECTION 2", "Section one Section two"],
  ],
  [
    "detectable_format:json_format",
    {},
    ['{"a": 1}', '```json\n{"a": [1, 2]}\n```', "[]"],
    ['{"a": 1,}', 'Here: {"a": 1}', ""],
  ],
  ["detectable_format:title", {}, ["<<Poem of joy>>\ntext", "a <<b>>"], ["<Poem>", "<<>>", "<<a\nb>>", "<<  >>"]],
  [
    "combination:two_responses",
    {},
    ["one******two", "******one******two"],
    ["one", "same ****** same", "a******b******c", "a******   ******b"],
  ],
  [
    "combination:repeat_prompt",
    { prompt_to_repeat: "Write a poem. " },
    ["  write a POEM. Roses …"],
    ["Here: Write a poem.", ""],
  ],
  [
    "startend:end_checker",
    { end_phrase: "Is there anything else?" },
    ["Bye. IS there anything else? ", '"Is there anything else?"'],
    ["Is there anything else? No."],
  ],
  ["startend:quotation", {}, ['"all of it"', ' "a" and "b" '], ['"', "“curly”", 'not "all"', ""]],
  [
    "change_case:capital_word_frequency",
    atLeast("capital_frequency", 2, "capital_relation"),
    ["NASA and I", "A-B C"],
    ["NASA and Nasa", "1 2", ""],
  ],
  [
    "change_case:capital_word_frequency",
    lessThan("capital_frequency", 1, "capital_relation"),
    ["none here", ""],
    ["ONE"],
  ],
  ["change_case:english_capital", {}, ["ALL OF IT, 7 TIMES."], ["ALMOST aLL", "7", ""]],
  ["change_case:english_lowercase", {}, ["all of it, 7 times."], ["Almost all", "7", ""]],
  ["punctuation:no_comma", {}, ["no pause; none", ""], ["a, b"]],
  [
    "sentences:start_with",
    { letter: "G" },
    ["Gold glows. go on!", '"Great," he said. *Gone*.', "- Gold.\n\n1. Gone"],
    ["Gold glows. It does.", "", "…"],
  ],
];

describe.each(CASES)("%s %j", (id, args, holds, breaks) => {
  const check = checkOf({ id, args });
  it("keeps and breaks", () => {
    expect(check).not.toBeNull();
    for (const text of holds) expect([text, check?.(text, null)]).toEqual([text, true]);
    for (const text of breaks) expect([text, check?.(text, null)]).toEqual([text, false]);
  });
});

describe("the list", () => {
  it("has the 25 of IFEval and our own, each with a case above", () => {
    const ids = CONSTRAINTS.map(({ id }) => id);
    expect(ids.filter((id) => !id.startsWith("sentences:"))).toHaveLength(25);
    expect(new Set(ids).size).toBe(26);
    expect(ids.filter((id) => !CASES.some(([tested]) => tested === id))).toEqual([]);
  });
  it("knows no other id, and takes no arguments of another kind", () => {
    expect(checkOf({ id: "keywords:rhyme" })).toBeNull();
    expect(checkOf({ id: "keywords:existence", args: { keywords: "mom" } })).toBeNull();
    expect(checkOf({ id: "length_constraints:number_words", args: { num_words: 3, relation: "around" } })).toBeNull();
    expect(checkOf({ id: "length_constraints:number_words" })).toBeNull();
    expect(checkOf({ id: "sentences:start_with", args: { letter: "" } })).toBeNull();
  });
  it("tells the language by what was detected, and nothing where nothing was", () => {
    const german = checkOf({ id: "language:response_language", args: { language: "de" } });
    expect([german?.("", "de"), german?.("", "en"), german?.("", null)]).toEqual([true, false, null]);
    expect(checkOf({ id: "change_case:english_capital" })?.("ALLES", "de")).toBe(false);
  });
  it("takes time in proportion to the text, whatever is in it", async () => {
    const hostile = ["[", "*", "<<", " ", "\n", ". ", '"', "a", "p. s"].map((one) => `${one.repeat(50_000)}a`);
    const work = () => {
      for (const [id, args] of CASES) for (const text of hostile) checkOf({ id, args })?.(text, null);
    };
    expect(await processorSeconds(work)).toBeLessThan(10);
  });
});

describe.skipIf(!hasSharedData)("the 541 prompts of IFEval", () => {
  it("all have arguments that their checks can use, but for two languages that cannot be detected", () => {
    const lines = readFileSync(shared("data/benchmark-prompts/ifeval_input_data.jsonl"), "utf8").trim().split("\n");
    const prompts = lines.map((line) => JSON.parse(line) as { instruction_id_list: string[]; kwargs: object[] });
    expect(prompts).toHaveLength(541);
    const refused = prompts.flatMap(({ instruction_id_list: ids, kwargs }) =>
      ids.flatMap((id, i) => (checkOf({ id, args: { ...kwargs[i] } }) ? [] : [`${id} ${JSON.stringify(kwargs[i])}`])),
    );
    expect([...new Set(refused)].sort()).toEqual([
      'language:response_language {"language":"ne"}',
      'language:response_language {"language":"sw"}',
    ]);
  });
});

// The two poems about a goldfish in Lambert, "Reinforcement Learning from Human Feedback", chapter on preference data.
const WITH_G = `Golden swimmer, circling slow,
Gleaming scales in water's glow.
Gentle fins dance softly by,
Gazing out with quiet eye.
Glass-bound world, a simple sphere,
Gliding calmly, free of fear.
Graceful turns in endless roam,
Goldfish finds a crystal home.`;
const WITHOUT = `In circles bright, the goldfish glides,
A spark of sun that gently rides
Through waters clear, in endless spins---
A golden whisper, scales like fins.

Its world confined, yet vast within,
Each bubble breathed, a tale begins.
In silent waves, content to roam,
The goldfish dreams its bowl as home.`;

describe("the goldfish", () => {
  const record = (changes: Partial<ItemRecord> = {}): ItemRecord => ({
    id: "poem",
    prompt: "Write me a short poem about a goldfish. Start each sentence with the letter g.",
    responses: [
      { text: WITH_G, verified: [true] },
      { text: WITHOUT, verified: [true] },
    ],
    judgments: [],
    constraints: [{ id: "sentences:start_with", args: { letter: "g" } }],
    ...changes,
  });
  const marksOf = (item: ItemRecord) => {
    const builder = new ChunkBuilder(emptyNames());
    builder.add(item, { line: 1, offset: 0, length: 0 });
    const { items, responses } = builder.take();
    const bits = ItemMark.CONSTRAINED | ItemMark.UNKNOWN_CONSTRAINT;
    const verdicts =
      ResponseMark.VERIFIED | ResponseMark.VIOLATED | ResponseMark.VENDOR_VERIFIED | ResponseMark.VENDOR_VIOLATED;
    return [(items.marks[0] ?? 0) & bits, ...Array.from(responses.marks, (marks) => marks & verdicts)];
  };

  it("has four sentences in the first poem and three in the second", () => {
    expect([sentencesOf(WITH_G).length, sentencesOf(WITHOUT).length]).toEqual([4, 3]);
  });
  it("the first poem keeps to its letter, the second does not, whatever the vendor says", () => {
    const { VERIFIED, VIOLATED, VENDOR_VERIFIED } = ResponseMark;
    expect(marksOf(record())).toEqual([ItemMark.CONSTRAINED, VERIFIED | VENDOR_VERIFIED, VIOLATED | VENDOR_VERIFIED]);
  });
  it("an unknown constraint leaves the item to the vendor's word, and says so", () => {
    const constraints = [{ id: "sentences:start_with", args: { letter: "g" } }, { id: "rhyme:couplets" }];
    const responses = [{ text: WITH_G, verified: [true, false] }, { text: WITHOUT }];
    expect(marksOf(record({ constraints, responses }))).toEqual([
      ItemMark.UNKNOWN_CONSTRAINT,
      ResponseMark.VENDOR_VIOLATED,
      0,
    ]);
  });
  it("without constraints has no marks", () => {
    expect(marksOf(record({ constraints: undefined, responses: [{ text: WITH_G }] }))).toEqual([0, 0]);
  });
});
