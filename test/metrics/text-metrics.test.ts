import { describe, expect, it } from "vitest";
import { chainAfter } from "#app/domain/key-chain.ts";
import { LANGUAGES } from "#app/domain/languages.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { joinViews } from "#app/metrics/columns.ts";
import { apologeticPhrases } from "#app/metrics/integrity/apologetic-phrases.ts";
import { crossVendorDuplicates } from "#app/metrics/integrity/cross-vendor-duplicates.ts";
import { identityLeak } from "#app/metrics/integrity/identity-leak.ts";
import { languageMismatch } from "#app/metrics/integrity/language-mismatch.ts";
import { nearDuplicates } from "#app/metrics/integrity/near-duplicates.ts";
import { piiRate } from "#app/metrics/integrity/pii-rate.ts";
import { promptConcentration } from "#app/metrics/integrity/prompt-concentration.ts";
import { refusalInChosen } from "#app/metrics/integrity/refusal-in-chosen.ts";
import { refusalRate } from "#app/metrics/integrity/refusal-rate.ts";
import { turnChain } from "#app/metrics/integrity/turn-chain.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { fivePoints, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const view = (n: number) => viewOf(Array.from({ length: n }, () => ({ responses: [{}, {}], judgments: [] })));

function value(metric: Metric, batch: BatchView, context = {}) {
  const outcome = metric.measure(batch, { ...NO_CONTEXT, ...context });
  return outcome.kind === "estimate" ? [outcome.value, outcome.n] : outcome.kind;
}

function withItems(n: number, columns: Partial<Record<keyof BatchView["items"], ArrayLike<number>>>): BatchView {
  const batch = view(n);
  for (const [name, values] of Object.entries(columns))
    (batch.items[name as keyof BatchView["items"]] as Float64Array).set(values as ArrayLike<number>);
  return batch;
}

function withResponses(
  n: number,
  columns: Partial<Record<keyof BatchView["responses"], ArrayLike<number>>>,
): BatchView {
  const batch = view(n);
  for (const [name, values] of Object.entries(columns))
    (batch.responses[name as keyof BatchView["responses"]] as Float64Array).set(values as ArrayLike<number>);
  return batch;
}

describe("near-duplicates and prompts", () => {
  it("counts items in clusters of two or more that are kept", () => {
    const batch = withItems(8, { nearItem: [1, 1, 0, 2, 2, 2, 3, 0] });
    expect(value(nearDuplicates, batch)).toEqual([5 / 8, 8]);
    batch.keepItem[0] = 0;
    expect(value(nearDuplicates, batch)).toEqual([3 / 7, 7]);
  });

  it("keeps cluster numbers of joined deliveries apart", () => {
    const joined = joinViews([withItems(3, { nearItem: [1, 1, 0] }), withItems(3, { nearItem: [0, 1, 1] })]);
    expect([...joined.items.nearItem]).toEqual([1, 1, 0, 0, 2, 2]);
    expect(value(nearDuplicates, joined)).toEqual([4 / 6, 6]);
  });

  it("takes near-duplicate prompts for one, and sums the squares of all shares", () => {
    const batch = withItems(10, {
      nearPrompt: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
      promptKey: [1, 2, 3, 4, 4, 6, 7, 8, 9, 10],
    });
    expect(value(promptConcentration, batch)).toEqual([0.3, 10]);
    const outcome = promptConcentration.measure(batch, NO_CONTEXT);
    const rows = outcome.kind === "estimate" ? outcome.detail?.rows : [];
    expect(rows?.[0]).toEqual(["different prompts", 7]);
    // Nine wordings on ten items.
    expect(rows?.[1]?.[0]).toBe("share of items that repeat a prompt, word for word");
    expect(rows?.[1]?.[1]).toBeCloseTo(0.1, 12);
    expect(rows?.[2]?.[1]).toBeCloseTo(0.09 + 0.04 + 5 * 0.01, 12);
  });

  it("looks for pairs among those of other contracts", () => {
    const batch = withItems(4, { pairKey: [11, 12, 13, 14] });
    expect(value(crossVendorDuplicates, batch, { otherPairKeys: Float64Array.of(12, 14) })).toEqual([0.5, 4]);
    expect(value(crossVendorDuplicates, batch)).toBe("not-computable");
  });
});

describe("marks", () => {
  it("personal data counts an item once, wherever it stands", () => {
    const batch = withItems(4, { marks: [257, 0, 2, 8] });
    batch.responses.marks.set([513, 0, 0, 0, 0, 0, 4, 16]);
    expect(value(piiRate, batch)).toEqual([0.5, 4]);
    const outcome = piiRate.measure(batch, NO_CONTEXT);
    const rows = Object.fromEntries((outcome.kind === "estimate" && outcome.detail?.rows) || []);
    expect(rows).toMatchObject({ "e-mail address": 1, "payment card": 1, "key or token": 1, "phone number": 0 });
  });

  it("identity leaks count items, refusals count responses", () => {
    const batch = withResponses(4, { flags: [16, 16, 0, 0, 0, 16, 8, 0] });
    expect(value(identityLeak, batch)).toEqual([0.5, 4]);
    expect(value(refusalRate, batch)).toEqual([1 / 8, 8]);
  });

  it("apologies count responses, and the table says how often those preferred hold one", () => {
    const apology = { flags: ["APOLOGY" as const], columns: { exclamations: 3 } };
    const refusal = { flags: ["APOLOGY" as const, "REFUSAL" as const] };
    const batch = viewOf([
      { responses: [apology, { columns: { emoji: 3 } }], judgments: [fivePoints("ann", 1)] },
      { responses: [{}, apology], judgments: [fivePoints("ann", 1)] },
      { responses: [refusal, {}], judgments: [fivePoints("ann", 2)] },
      { responses: [{}, {}], judgments: [fivePoints("ann", 5), fivePoints("bob", 3)] },
      { responses: [apology, apology], keep: false },
    ]);
    expect(value(apologeticPhrases, batch)).toEqual([3 / 8, 8]);
    const outcome = apologeticPhrases.measure(batch, NO_CONTEXT);
    expect(outcome.kind === "estimate" && outcome.detail?.rows).toEqual([
      ["apology", 2 / 4, 1 / 4, 3],
      ["apology that is no refusal", 1 / 4, 1 / 4, 2],
      ["3 emoji or more", 0, 1 / 4, 1],
      ["3 exclamation marks or more", 1 / 4, 1 / 4, 2],
    ]);
  });

  it("a refusal is preferred or not where exactly one response refuses", () => {
    const refuses = [["REFUSAL"], []] as const;
    const row = (points: number, [first, second]: readonly (readonly "REFUSAL"[])[] = refuses) => ({
      responses: [{ flags: [...(first ?? [])] }, { flags: [...(second ?? [])] }],
      judgments: [fivePoints("ann", points)],
    });
    const batch = viewOf([
      ...[1, 5, 5, 4, 3].map((points) => row(points)),
      row(1, [["REFUSAL"], ["REFUSAL"]]),
      row(5, [[], ["REFUSAL"]]),
      row(1, [[], []]),
    ]);
    expect(value(refusalInChosen, batch)).toEqual([2 / 5, 5]);

    // In a domain that names harm a refusal may be right: those prompts are shown, and left out of the value.
    const domains = ["chat", "chat", "red-teaming", "Safety / self-harm", undefined, "chat", "pharmacy", "chat"];
    const named = viewOf(
      [
        ...[1, 5, 5, 4, 3].map((points) => row(points)),
        row(1, [["REFUSAL"], ["REFUSAL"]]),
        row(5, [[], ["REFUSAL"]]),
      ].map((one, i) => ({ ...one, domain: domains[i] })),
    );
    expect(value(refusalInChosen, named)).toEqual([2 / 3, 3]);
    const outcome = refusalInChosen.measure(named, NO_CONTEXT);
    const detail = outcome.kind === "estimate" ? outcome.detail : undefined;
    expect(detail?.title).toBe("Refusal preferred, by domain");
    expect(detail?.rows.map(([domain, benign, share, , , n]) => [domain, benign, share, n])).toEqual([
      ["chat", "yes", 0.5, 2],
      ["Safety / self-harm", "no", 0, 1],
      ["pharmacy", "yes", 1, 1],
      ["red-teaming", "no", 0, 1],
    ]);
    const untold = refusalInChosen.measure(batch, NO_CONTEXT);
    expect(untold.kind === "estimate" && untold.detail?.title).toContain("all prompts are taken for benign");
  });
});

describe("languages", () => {
  const place = (tag: string) => LANGUAGES.indexOf(tag as (typeof LANGUAGES)[number]);
  const batch = () => {
    const one = withItems(4, { language: [0, 0, 1, 65_535], promptLanguage: [place("en"), 0, 0, place("fr")] });
    one.names.languages.push("en-GB", "de");
    one.responses.language.set([place("en"), place("de"), 0, 0, place("de"), 0, place("fr"), 0]);
    return one;
  };

  it("are held against the item's own, and against the contract's where it names none", () => {
    expect(value(languageMismatch, batch())).toEqual([1 / 2, 2]);
    expect(value(languageMismatch, batch(), { languages: new Set(["en", "de"]) })).toEqual([2 / 3, 3]);
    // Swahili is never detected: what looks like another language may be it.
    expect(value(languageMismatch, batch(), { languages: new Set(["en", "de", "sw"]) })).toEqual([1 / 2, 2]);
    expect(value(languageMismatch, view(3))).toBe("not-computable");
  });

  it("that the contract did not buy are mismatches, however truly they are named and however short their texts", () => {
    const agreed = (...languages: string[]) => ({ languages: new Set(languages) });
    expect(value(languageMismatch, batch(), agreed("fr"))).toEqual([3 / 4, 4]);
    // British English is English; German is neither of these, whether Swahili can be detected or not.
    expect(value(languageMismatch, batch(), agreed("en-US", "sw"))).toEqual([2 / 2, 2]);
    const found = languageMismatch.measure(batch(), { ...NO_CONTEXT, ...agreed("en-US", "sw") });
    expect(found.kind === "estimate" && found.detail).toMatchObject({
      rows: [
        ["de, not of the contract", null, 1],
        ["en", "de", 1],
      ],
      rowParams: ["language=de", "language=en-GB&detected=de"],
    });
    // Both norms of Norwegian are what was bought; a name that is no tag says nothing about the language.
    const named = (...tags: string[]) => {
      const one = withItems(tags.length, { language: tags.map((_, i) => i) });
      one.names.languages.push(...tags);
      return value(languageMismatch, one, agreed("no"));
    };
    expect(named("nb", "nn-NO", "sv", "English", "und")).toEqual([1, 1]);
    expect(value(languageMismatch, batch(), agreed("en", "some German"))).toEqual([1 / 2, 2]);
  });
});

describe("the turn chain", () => {
  /** Conversation 7: three turns; turn 2 goes on from the second response of turn 1, turn 3 from the first of turn 2. */
  const chain = (broken = false) => {
    const batch = viewOf([
      { responses: [{}, {}], judgments: [fivePoints("ann", 5)] },
      { responses: [{}, {}], judgments: [fivePoints("ann", 3)] },
      { responses: [{}, {}], judgments: [] },
      { responses: [{}, {}], judgments: [] },
    ]);
    batch.items.conversationKey.set([7, 7, 7, 8]);
    batch.items.turn.set([1, 2, 3, 1]);
    batch.items.promptKey.set([100, 200, 300, 400]);
    batch.responses.key.set([1, 2, 3, 4, 5, 6, 7, 8]);
    batch.items.contextKey.set([0, chainAfter(100, true, broken ? 1 : 2), chainAfter(200, false, 3), 0]);
    return batch;
  };

  it("holds from chosen response to context; a tie lets any response go on", () => {
    expect(value(turnChain, chain())).toEqual([1, 1]);
  });

  it("breaks when the other response was followed", () => {
    expect(value(turnChain, chain(true))).toEqual([0, 1]);
  });

  it("is not computable without two consecutive turns", () => {
    const batch = chain();
    batch.keepItem[1] = 0;
    expect(value(turnChain, batch)).toBe("not-computable");
    expect(value(turnChain, view(3))).toBe("not-computable");
  });
  it("reads each item once, where a vendor gives all of a delivery one conversation", { timeout: 5_000 }, () => {
    const n = 40_000;
    const batch = withItems(n, {
      conversationKey: Array<number>(n).fill(5),
      turn: Array.from({ length: n }, (_, i) => 1 + (i % 2)),
      promptKey: Array.from({ length: n }, (_, i) => i + 1),
      contextKey: Array.from({ length: n }, (_, i) => i + 1),
    });
    // Pair by pair this would be four hundred million.
    expect(turnChain.measure(batch, NO_CONTEXT).kind).toBe("estimate");
  });
});
