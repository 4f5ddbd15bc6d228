/** Protected texts in the way of a delivery: hashes as the plain words, candidates as the slow way finds them. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisedTokens } from "#app/domain/normalised-tokens.ts";
import { ContaminationCheck } from "#app/ingest/contamination/contamination-check.ts";
import { protectedIndex } from "#app/ingest/contamination/protected-index.ts";
import { TokenHasher } from "#app/ingest/contamination/token-hashes.ts";
import { ContaminationRule } from "#app/metrics/batch-view.ts";
import { overlapOf } from "#app/metrics/integrity/contamination-rules.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { tokenNumbers } from "#test/support/token-numbers.ts";

const { EXACT, COVERAGE } = ContaminationRule;
const CAPITAL = "What is the capital city of France, and how many people live there today?";
const CATS = "Please tell me: what is the capital city of France and how many cats live there today?";

describe("hashes of words", () => {
  it("are equal where the words are, and only there", () => {
    const hasher = new TokenHasher();
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.lorem(),
      fc.string({
        unit: fc.constantFrom("a", "B", "é", "é", "Σ", "İ", "法", "ก", "😀", "’", "-", " ", "\u200b", "\n"),
      }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const words = [...normalisedTokens(one), ...normalisedTokens(other)];
        const hashes = [...hasher.hashesOf(one), ...hasher.hashesOf(other)];
        expect(hashes.length).toBe(words.length);
        const known = new Map<string, number>();
        for (const [i, word] of words.entries()) {
          expect(known.get(word) ?? hashes[i]).toBe(hashes[i]);
          known.set(word, hashes[i] ?? 0);
        }
        expect(new Set(hashes).size).toBe(new Set(words).size);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a prompt against protected sets", () => {
  const check = new ContaminationCheck(
    protectedIndex([
      { id: "a", name: "Capitals 1", texts: ["Name three rivers.", CAPITAL, CAPITAL, "ok"] },
      { id: "b", name: "Cats 2", texts: [CATS] },
    ]),
  );

  it("names set and entry, and what each rule says", () => {
    const { rules, hits } = check.check(CAPITAL.toUpperCase());
    expect(rules & EXACT).toBe(EXACT);
    expect(hits.map(({ setId, entry }) => [setId, entry])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect(hits[0]).toMatchObject({ evaluationShare: 1, coverage: 1, promptShare: 1, blocks: 1 });
  });
  it("finds it in any message of a conversation, and not across two", () => {
    const [head, tail] = [CAPITAL.slice(0, 30), CAPITAL.slice(30)];
    const turns = (...contents: string[]) => contents.map((content) => ({ role: "user" as const, content }));
    expect(check.check(turns("Hello there", `${CATS} Thanks!`)).rules & COVERAGE).toBe(COVERAGE);
    expect(check.check(turns(head, tail)).rules).toBe(0);
  });
  it("compares no text of fewer than four words", () => {
    expect(check.check("ok").rules).toBe(0);
    expect(check.check("name three rivers").rules).toBe(0);
  });
  it("an index without texts finds nothing", () => {
    expect(new ContaminationCheck(protectedIndex([])).check(CAPITAL)).toEqual({ rules: 0, hits: [] });
  });
  it("agrees with comparing everything with everything", () => {
    const word = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, fc.nat(20), (texts, filler, cut) => {
        const prompt = `${texts[0]?.slice(cut)} ${filler}`;
        const numbers = tokenNumbers();
        const words = numbers(prompt);
        const slow = texts
          .map((one) => numbers(one))
          .filter((one) => one.length >= 4 && words.length >= 4)
          .reduce((bits, one) => bits | overlapOf(one, words).rules, 0);
        const index = protectedIndex([{ id: "s", name: "S", texts }]);
        expect(new ContaminationCheck(index).check(prompt).rules).toBe(slow);
      }),
      { numRuns: 200 },
    );
  });
});

// Counted once on the files as published; what the numbers say is known: the human evaluation of Tulu 1 took 80 prompts of
// Vicuna three times, LLMBar's MT-Bench and FairEval parts are MT-Bench and Vicuna, HH-RLHF and PandaLM are neither.
describe.skipIf(!hasSharedData)("real files against IFEval, MT-Bench and Vicuna", () => {
  const text = (path: string) => readFileSync(shared(`data/${path}`), "utf8");
  const lines = (path: string) =>
    text(path)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const inputs = (path: string) => (JSON.parse(text(path)) as { input: string }[]).map(({ input }) => input);
  const check = new ContaminationCheck(
    protectedIndex([
      {
        id: "i",
        name: "IFEval",
        texts: hasSharedData ? lines("benchmark-prompts/ifeval_input_data.jsonl").map((row) => row.prompt) : [],
      },
      {
        id: "m",
        name: "MT-Bench",
        texts: hasSharedData ? lines("benchmark-prompts/mt_bench_question.jsonl").flatMap((row) => row.turns) : [],
      },
      {
        id: "v",
        name: "Vicuna",
        texts: hasSharedData ? lines("benchmark-prompts/vicuna_bench_question.jsonl").flatMap((row) => row.turns) : [],
      },
    ]),
  );
  const counted = (prompts: readonly string[], bits: number) =>
    prompts.filter((prompt) => (check.check(prompt).rules & bits) !== 0).length;

  it("finds 240 of 996 prompts in the Tulu 1 human evaluation, all of MT-Bench and FairEval in LLMBar, 4 of its 100 others", () => {
    const tulu = lines("tulu1-human-eval/eval_instances_tulu_1.jsonl").map(({ prompt }) => prompt);
    expect([tulu.length, counted(tulu, EXACT), counted(tulu, COVERAGE)]).toEqual([996, 240, 240]);
    expect(counted(inputs("llmbar/Processed_MT-Bench.json"), EXACT)).toBe(200);
    expect(counted(inputs("llmbar/Processed_FairEval.json"), EXACT)).toBe(66);
    expect(counted(inputs("llmbar/LLMBar_Natural.json"), COVERAGE)).toBe(4);
  });
  it("finds nothing, under any rule, in 2,312 prompts of HH-RLHF and 999 of PandaLM", () => {
    const hh = gunzipSync(readFileSync(shared("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz"))).toString();
    const first = hh
      .trim()
      .split("\n")
      .map((line) => String(JSON.parse(line).chosen).split("\n\nAssistant:")[0] ?? "");
    const panda = (JSON.parse(text("pandalm-testset/testset-v1.json")) as { instruction: string; input: string }[]).map(
      ({ instruction, input }) => `${instruction} ${input}`,
    );
    expect([first.length, panda.length]).toEqual([2312, 999]);
    expect([counted(first, 255), counted(panda, 255)]).toEqual([0, 0]);
  });
});
