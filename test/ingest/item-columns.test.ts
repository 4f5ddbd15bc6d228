import { describe, expect, it } from "vitest";
import { chainAfter } from "#app/domain/key-chain.ts";
import type { ItemRecord, JudgmentRecord, Message } from "#app/domain/record.ts";
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { type Chunk, ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import {
  CommentMark,
  CommentSide,
  ItemMark,
  NOT_COMPARED,
  ResponseFlag,
  ResponseMark,
  SIMILARITY_STEPS,
} from "#app/metrics/batch-view.ts";
import { signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { BANDS } from "#app/stats/one-permutation-min-hash.ts";

type Part = Partial<ItemRecord>;

function chunkOf(...items: Part[]): Chunk {
  const builder = new ChunkBuilder(emptyNames());
  for (const [i, item] of items.entries())
    builder.add(
      { id: String(i), prompt: "p", responses: texts("a", "b"), judgments: [], ...item },
      { line: i + 1, offset: 0, length: 0 },
    );
  return builder.take();
}

const texts = (...all: string[]) => all.map((text) => ({ text }));
const user = (content: string): Message => ({ role: "user", content });
const assistant = (content: string): Message => ({ role: "assistant", content });
const oneResponse = (text: string, model?: string): Part => ({ responses: [{ text, ...(model && { model }) }] });
const WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(
  " ",
);

describe("the chain of a conversation", () => {
  const first = [user("Where is Lisbon?")];
  const second = [...first, assistant("In Portugal."), user("And Porto?")];
  const third = [...second, assistant("Further north."), user("How far?")];
  const answers = [texts("In Portugal.", "In Spain."), texts("Further north.", "South."), texts("300 km.", "Far.")];
  const key = (chunk: Chunk, r: number) => chunk.responses.key[r] as number;

  it("runs from a prompt and its chosen response to the next turn's context, by bare text, message or messages", () => {
    for (const prompt of ["Where is Lisbon?", first]) {
      const chunk = chunkOf(
        { prompt, responses: answers[0] as ItemRecord["responses"] },
        { prompt: second, responses: answers[1] as ItemRecord["responses"] },
        { prompt: third, responses: answers[2] as ItemRecord["responses"] },
      );
      const { promptKey, contextKey } = chunk.items;
      expect(contextKey[0]).toBe(0);
      expect(contextKey[1]).toBe(chainAfter(promptKey[0] as number, true, key(chunk, 0)));
      expect(contextKey[1]).not.toBe(chainAfter(promptKey[0] as number, true, key(chunk, 1)));
      expect(contextKey[2]).toBe(chainAfter(promptKey[1] as number, false, key(chunk, 2)));
    }
  });

  it("holds with a system message before the first turn", () => {
    const system: Message = { role: "system", content: "Be brief." };
    const chunk = chunkOf(
      { prompt: [system, ...first], responses: texts("In Portugal.") },
      { prompt: [system, ...second] },
    );
    const { promptKey, contextKey } = chunk.items;
    expect(contextKey[1]).toBe(chainAfter(promptKey[0] as number, false, key(chunk, 0)));
  });
});

describe("marks of an item", () => {
  const marks = (item: Part) => chunkOf(item).items.marks[0] as number;

  it("a stated opinion counts in the last user message only", () => {
    expect(marks({ prompt: "I think the moon is made of cheese, right?" })).toBe(ItemMark.USER_STANCE);
    expect(marks({ prompt: [user("In my opinion it is."), assistant("No."), user("Why?")] })).toBe(0);
    expect(marks({ prompt: "What do people think of cheese?" })).toBe(0);
  });

  it("constraints, sampling parameters of every response, start and end of every judgment", () => {
    expect(marks({ constraints: [{ id: "punctuation:no_comma" }] })).toBe(ItemMark.CONSTRAINED);
    const params = { temperature: 0.7 };
    expect(
      marks({
        responses: [
          { text: "a", params },
          { text: "b", params },
        ],
      }),
    ).toBe(ItemMark.SAMPLING_KNOWN);
    expect(
      marks({
        responses: [
          { text: "a", params },
          { text: "b", params: {} },
        ],
      }),
    ).toBe(0);
    const judgment: JudgmentRecord = { kind: "choice", value: "first", at: "2026-10-12T08:00:00Z" };
    expect(marks({ judgments: [{ ...judgment, started_at: "2026-10-12T07:59:00Z" }] })).toBe(ItemMark.TIMES_KNOWN);
    expect(marks({ judgments: [judgment] })).toBe(0);
  });

  it("personal data anywhere in the prompt", () => {
    expect(marks({ prompt: [user("I am jo@posteo.de"), assistant("Hello."), user("Bye")] }) & ItemMark.PII).toBe(1);
  });

  it("words of all its messages", () => {
    expect(chunkOf({ prompt: [user("one two"), assistant("three"), user("four five")] }).items.promptWords[0]).toBe(5);
  });
});

describe("responses", () => {
  const response = (text: string, model?: string) => {
    const { responses } = chunkOf(oneResponse(text, model));
    return {
      opening: STOCK_OPENINGS[(responses.opening[0] as number) - 1] ?? null,
      marks: responses.marks[0] as number,
      flags: responses.flags[0] as number,
      longWords: responses.longWords[0],
      hedges: responses.hedges[0],
    };
  };

  it.each([
    ["Certainly! Here it is.", "certainly"],
    ["**Sure**, here is", "sure"],
    ["Here's what to do", "here's"],
    ["Here’s what to do", "here's"],
    ["I’d be happy to help", "i'd be happy to"],
    ["Surely not", null],
    ["The answer: certainly", null],
    ["", null],
  ])("open %j with %j", (text, opening) => {
    expect(response(text).opening).toBe(opening);
  });

  it.each([
    ["You're absolutely right, it is.", ResponseMark.AGREES],
    ["I completely agree with you.", ResponseMark.AGREES],
    ["Great point! It is.", ResponseMark.AGREES],
    ["I don't agree with that.", ResponseMark.DISAGREES],
    ["I respectfully disagree.", ResponseMark.DISAGREES],
    ["That's not quite right.", ResponseMark.DISAGREES],
    ["Not exactly. The moon is rock.", ResponseMark.DISAGREES],
    ["The moon is made of rock.", 0],
  ])("take a side: %j", (text, mark) => {
    expect(response(text).marks).toBe(mark);
  });

  it("count words of ten letters or more and hedges", () => {
    const { longWords, hedges } = response(
      "Perhaps, in some cases, it depends on various considerations: approximately, characteristically. I know it.",
    );
    expect({ longWords, hedges }).toEqual({ longWords: 3, hedges: 4 });
  });

  it("find phrases across the border of two blocks", () => {
    for (const filler of [4080, 4088, 4090, 4092, 4095, 4096, 4100])
      expect(response(`${"x".repeat(filler)} in some cases, characteristically so`)).toMatchObject({
        hedges: 1,
        longWords: 2,
      });
  });

  it.each([
    ["As ChatGPT, I can help.", undefined, true],
    ["I am Claude, an assistant.", undefined, true],
    ["I'm a large language model trained by Google.", undefined, true],
    ["I was made by OpenAI", undefined, true],
    ["Sent by sft-7b-r1-a", "sft-7b-r1-a", true],
    ["Sent by sft-7b-r1-a", "sft-7b-r1-b", false],
    ["Claude Monet painted; Gemini is a sign; llamas eat grass; a bard sings.", undefined, false],
    ["Google was founded in 1998.", "base", false],
  ])("name their model: %j", (text, model, leaks) => {
    expect((response(text, model).flags & ResponseFlag.IDENTITY_LEAK) !== 0).toBe(leaks);
  });

  it.each([
    ["I'm sorry, but I can't help with that.", true],
    ["It fails. I’m so sorry about the mix-up!", true],
    ["I apologize for the confusion.", true],
    ["My apologies: it is 7.", true],
    ["We apologise. Here it is.", true],
    ["A sorry sight: he is sorry, I hear.", false],
    ["Write an apology that says what happened.", false],
  ])("apologise: %j", (text, does) => {
    expect((response(text).flags & ResponseFlag.APOLOGY) !== 0).toBe(does);
  });

  it("are likened to the first: the same, nearly the same, another", () => {
    const long = Array.from({ length: 300 }, (_, i) => WORDS[(i * i) % 16] + String(i)).join(" ");
    const { similarity } = chunkOf({
      responses: texts(long, long.toUpperCase(), long.replace("300", "x").replace(/ \S+$/, " end"), WORDS.join(" ")),
    }).responses;
    expect(similarity[0]).toBe(NOT_COMPARED);
    expect(similarity[1]).toBe(SIMILARITY_STEPS);
    expect(similarity[2]).toBeGreaterThan(0.95 * SIMILARITY_STEPS);
    expect(similarity[2]).toBeLessThan(SIMILARITY_STEPS);
    expect(similarity[3]).toBe(0);
    expect([...chunkOf({ responses: texts("Yes.", "No.", "yes.") }).responses.similarity].slice(1)).toEqual([0, 200]);
  });
});

describe("justifications", () => {
  const comments = (judgment: Partial<JudgmentRecord>, responses = 2) => {
    const kind = responses === 2 ? { kind: "choice", value: "first" } : { kind: "ranking", ranks: [1, 2, 3] };
    const { judgments } = chunkOf({
      responses: texts("a", "b", "c").slice(0, responses),
      judgments: [{ ...kind, ...judgment } as JudgmentRecord],
    });
    return [...judgments.commentKey].map((key, j) => [key !== 0, judgments.commentWords[j], judgments.commentSide[j]]);
  };

  it.each([
    ["Response A is clearer.", CommentSide.FIRST],
    ["I prefer the second response, it is shorter", CommentSide.SECOND],
    ["B is much better", CommentSide.SECOND],
    ["Answer 1 is worse.", CommentSide.SECOND],
    ["The first one was more helpful; response B is less so", CommentSide.FIRST],
    ["Response A is not better.", CommentSide.NONE],
    ["Both are good, A is better in tone and B is better in style", CommentSide.NONE],
    ["A mistake in it.", CommentSide.NONE],
    ["There is a better way", CommentSide.NONE],
  ])("speak for a side: %j", (comment, side) => {
    expect(comments({ comment })[0]?.[2]).toBe(side);
  });

  const marksOf = (comment: string) => {
    const { judgments } = chunkOf({ judgments: [{ kind: "choice", value: "first", comment }] });
    return { marks: judgments.commentMarks[0], form: judgments.commentForm[0] };
  };

  it.each([
    ["Certainly! Here is my comparison of the two responses: A is better.", CommentMark.ASSISTANT_SPEECH],
    ["Here's a detailed comparison of the two responses.", CommentMark.ASSISTANT_SPEECH],
    ["As an AI language model, I find the first clearer.", CommentMark.ASSISTANT_SPEECH],
    ["The first is clearer. Let me know if you need anything else!", CommentMark.ASSISTANT_SPEECH],
    ["A is more accurate. I hope this helps.", CommentMark.ASSISTANT_SPEECH],
    ["**Accuracy**: the first one is right.", CommentMark.MARKDOWN],
    ["## Verdict\nThe first.", CommentMark.MARKDOWN],
    ["Here is where B fails: it says “As an AI language model” and stops.", 0],
    ["B begins with 'Certainly! Here is', which nobody asked for.", 0],
    ["“Certainly! Here is” is how B begins, and that is too much.", 0],
    ["B ends with “let me know if you need more”, which helps nobody here.", 0],
    ["Sure of the facts, the first one delves into nuance; furthermore it is comprehensive.", 0],
    ["1. A is right. 2. B is not.", 0],
  ])("show traces of a chat model: %j", (comment, marks) => {
    expect(marksOf(comment).marks).toBe(marks);
  });

  it("have one form whichever side and number they name, and another when they say something else", () => {
    const form = (comment: string) => marksOf(comment).form as number;
    const one = form("Response A is clearer than B, with 3 examples.");
    expect(one).toBeGreaterThan(0);
    expect(form("response B is clearer than A, with 12 examples.")).toBe(one);
    expect(form("The first answer is right.")).toBe(form("The second answer is right."));
    expect(form("Response A is shorter than B, with 3 examples.")).not.toBe(one);
  });

  it("have words and a key; a ranking has one, not one per pair; without one there is none", () => {
    expect(comments({ comment: "Both help me." })).toEqual([[true, 3, CommentSide.NONE]]);
    expect(comments({ comment: "Good." }, 3)).toEqual([
      [true, 1, 0],
      [false, 0, 0],
      [false, 0, 0],
    ]);
    expect(comments({})).toEqual([[false, 0, 0]]);
  });
});

describe("signatures", () => {
  const sentence = (from: number) => Array.from({ length: 12 }, (_, i) => WORDS[(from + i) % 16]).join(" ");
  const signature = (chunk: Chunk, item: number, from: number, to: number) =>
    Array.from({ length: to - from }, (_, b) => signatureBand(chunk.signatures, from + b)[item]);
  const ofItem = (chunk: Chunk, item: number) => signature(chunk, item, 0, BANDS);
  const ofPrompt = (chunk: Chunk, item: number) => signature(chunk, item, BANDS, 2 * BANDS);

  it("are the same whatever the display order, and differ with a text", () => {
    const prompt = sentence(3);
    const chunk = chunkOf(
      { prompt, responses: texts(sentence(0), sentence(1)) },
      { prompt, responses: texts(sentence(1), sentence(0)) },
      { prompt, responses: texts(`new ${sentence(9)} and`, sentence(0).replaceAll("o", "u")) },
    );
    expect(ofItem(chunk, 1)).toEqual(ofItem(chunk, 0));
    expect(ofItem(chunk, 2)).not.toEqual(ofItem(chunk, 0));
    expect(ofPrompt(chunk, 2)).toEqual(ofPrompt(chunk, 0));
  });

  it("are zeros where there are fewer than five words", () => {
    const chunk = chunkOf({ prompt: "What is this?", responses: texts("A cat.", sentence(0)) });
    expect(ofPrompt(chunk, 0).every((hash) => hash === 0)).toBe(true);
    expect(ofItem(chunk, 0).every((hash) => hash !== 0)).toBe(true);
  });

  it("have shingles of letters where words are not divided: one letter of twenty changed is still alike", () => {
    const one = "今天天气很好我们一起去公园散步然后回家吃饭吧";
    const chunk = chunkOf(
      { prompt: one },
      { prompt: one.replace("吧", "啊") },
      { prompt: "我想知道明天会不会下雨以及需要带什么东西出门" },
    );
    expect(ofPrompt(chunk, 1).filter((hash, band) => hash === ofPrompt(chunk, 0)[band]).length).toBeGreaterThan(3);
    expect(ofPrompt(chunk, 2).filter((hash, band) => hash === ofPrompt(chunk, 0)[band]).length).toBe(0);
  });
});

describe("odd texts", () => {
  it.each([
    ["one character", "x"],
    ["one word of 10 MB", "x".repeat(10_000_000)],
    ["Chinese of 3 MB", "天地玄黄宇宙洪荒".repeat(400_000)],
    ["nothing but emoji", "🎉😀".repeat(5000)],
    ["nothing but punctuation", "…—!?".repeat(5000)],
    ["nothing but spaces", " \n\t".repeat(5000)],
    ["no spaces", "a-b_c/".repeat(5000)],
  ])("of %s go in", (_, text) => {
    const { items, responses } = chunkOf({ prompt: text, responses: texts(text, text) });
    expect(items.n).toBe(1);
    expect(responses.similarity[1]).toBe(SIMILARITY_STEPS);
  });
});
