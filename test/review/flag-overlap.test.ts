/** What flags touch, held against a recount row by row; and what they propose, as rules. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { flagOverlap, touchedBy } from "#app/review/flag-overlap.ts";
import { resolveWeights, ruleSchema } from "#app/review/rules.ts";
import { rulesOfFlags, type TreatedFlag, trainingOfFlags, whatIfHref } from "#app/review/rules-of-flags.ts";
import type { Slice } from "#app/review/slice.ts";
import { aPair, viewOf } from "./a-view.ts";

const ranking = (annotator: string, domain: string, id: string): ItemRecord => ({
  id,
  prompt: `Rank ${id}`,
  responses: [{ text: "one" }, { text: "two" }, { text: "three" }],
  judgments: [{ annotator, kind: "ranking", ranks: [2, 1, 3] }],
  domain,
});

const RECORDS = [
  aPair("a", { ann: 1, bob: 4 }, { domain: "writing" }),
  aPair("b", { ann: 3, cat: 5 }, { domain: "code" }),
  ranking("bob", "code", "c"),
  aPair("d", {}, { domain: "writing" }),
  ranking("ann", "writing", "e"),
];

/** Two deliveries: 7 holds a, b and c, 9 holds d and e. */
const whole = (records: ItemRecord[]): BatchView => ({
  ...viewOf(records),
  deliveries: [
    { id: 7, items: 3 },
    { id: 9, items: records.length - 3 },
  ],
});
const VIEW = whole(RECORDS);

describe("what flags touch", () => {
  it("is counted once, and shared out among them", () => {
    const slices: Slice[] = [
      { annotators: ["ann"] },
      { domains: ["code"] },
      { records: ["9/0"] },
      { records: ["8/0"] },
    ];
    const { flags, whole: all, batch } = flagOverlap(VIEW, slices, "comparison");
    // ann judged a, b and e (a ranking of three is one judgment); code holds b twice and c; d has no judgment.
    expect(flags.map(({ touched }) => touched)).toEqual([
      { judgments: 3, items: 3, units: 3 },
      { judgments: 3, items: 2, units: 2 },
      { judgments: 0, items: 1, units: 1 },
      { judgments: 0, items: 0, units: 0 },
    ]);
    expect(flags.map(({ added }) => added.judgments)).toEqual([3, 2, 0, 0]);
    expect(flags.map(({ alone }) => alone)).toEqual([
      { judgments: 2, items: 2, units: 2 },
      { judgments: 2, items: 1, units: 1 },
      { judgments: 0, items: 1, units: 1 },
      { judgments: 0, items: 0, units: 0 },
    ]);
    expect(all).toEqual({ judgments: 5, items: 5, units: 5 });
    expect(batch).toEqual({ judgments: 6, items: 5, units: 5 });
  });

  it("is the whole batch for a flag on it, judged or not; a paid rating is a response", () => {
    const { touched, all } = touchedBy(VIEW, {}, "rating");
    expect(touched).toEqual({ judgments: 6, items: 5, units: 2 + 2 + 3 + 2 + 3 });
    expect(touched).toEqual(all);
  });

  it("equals a recount row by row, for any flags on any batch", () => {
    const annotator = fc.constantFrom("ann", "bob", "cat");
    const domain = fc.constantFrom("code", "writing", "chat");
    const record = fc.tuple(fc.uniqueArray(annotator), domain, fc.boolean()).map(([who, where, ranked]): ItemRecord => {
      if (ranked && who[0]) return ranking(who[0], where, "r");
      return aPair("p", Object.fromEntries(who.map((one) => [one, 2])), { domain: where });
    });
    const slice = fc.oneof(
      fc.uniqueArray(annotator, { minLength: 1 }).map((annotators): Slice => ({ annotators })),
      domain.map((one): Slice => ({ domains: [one] })),
      fc.tuple(annotator, domain).map(([one, two]): Slice => ({ annotators: [one], domains: [two] })),
      fc.tuple(fc.constantFrom(7, 8, 9), fc.nat(4)).map(([id, n]): Slice => ({ records: [`${id}/${n}`] })),
      fc.constant<Slice>({}),
    );
    const unit = fc.constantFrom<PaidUnit>("comparison", "rating", "conversation");
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 3, maxLength: 12 }),
        fc.array(slice, { maxLength: 6 }),
        unit,
        (records, slices, paid) => {
          const view = whole(records);
          // The columns of the test know no conversations: every third record shares one, as the recount below has it.
          view.items.conversationKey = Float64Array.from(records, (_, i) => (i % 3 === 0 ? 5 : 0));
          expect(flagOverlap(view, slices, paid)).toEqual(recount(records, slices, paid));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The slow way: sets of names, no columns. */
function recount(records: ItemRecord[], slices: Slice[], unit: PaidUnit) {
  const touches = slices.map((slice) => touched(records, slice, unit));
  const sizes = new Map(
    records.map(({ responses }, i) => [unitName(i, unit), unit === "rating" ? responses.length : 1]),
  );
  const count = (part: Named) => ({
    judgments: part.judgments.size,
    items: part.items.size,
    units: [...part.units].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0),
  });
  const without = (part: Named, others: Named[]): Named => {
    const left = (of: keyof Named) =>
      new Set([...part[of]].filter((one) => others.every((other) => !other[of].has(one))));
    return { judgments: left("judgments"), items: left("items"), units: left("units") };
  };
  const union = (of: keyof Named) => new Set(touches.flatMap((part) => [...part[of]]));
  return {
    flags: touches.map((part, i) => ({
      touched: count(part),
      added: count(without(part, touches.slice(0, i))),
      alone: count(without(part, touches.toSpliced(i, 1))),
    })),
    whole: count({ judgments: union("judgments"), items: union("items"), units: union("units") }),
    batch: count(touched(records, {}, unit)),
  };
}

interface Named {
  judgments: Set<string>;
  items: Set<string>;
  units: Set<string>;
}

function unitName(i: number, unit: PaidUnit): string {
  return unit === "conversation" && i % 3 === 0 ? "conversation" : `record ${i}`;
}

function touched(records: ItemRecord[], slice: Slice, unit: PaidUnit): Named {
  const found: Named = { judgments: new Set(), items: new Set(), units: new Set() };
  for (const [i, record] of records.entries()) {
    const address = i < 3 ? `7/${i}` : `9/${i - 3}`;
    const isNamed = Object.keys(slice).length === 0 || slice.records?.includes(address);
    const judged = record.judgments.filter(
      ({ annotator = "" }) =>
        (slice.annotators?.includes(annotator) ?? true) &&
        (slice.domains?.includes(record.domain ?? "") ?? true) &&
        (slice.records?.includes(address) ?? true),
    );
    for (const { annotator } of judged) found.judgments.add(`${i} ${annotator}`);
    if (!isNamed && judged.length === 0) continue;
    found.items.add(String(i));
    found.units.add(unitName(i, unit));
  }
  return found;
}

const flag = (id: number, changes: Partial<TreatedFlag>): TreatedFlag => ({
  id,
  subjectKind: "annotator",
  subject: "annotator=ann",
  reason: "careless",
  treatment: "drop",
  weight: null,
  ...changes,
});

describe("what flags propose", () => {
  it("is one rule for the same treatment of several annotators or records, else one each", () => {
    const rules = rulesOfFlags([
      flag(1, {}),
      flag(2, { subject: "annotator=bob", reason: "copying", treatment: "quarantine" }),
      flag(3, { subject: "annotator=cat", treatment: "downweight", weight: 0.5 }),
      flag(4, { subjectKind: "record", subject: "delivery=7&n=2&id=c" }),
      flag(5, { subjectKind: "record", subject: "delivery=9&n=0&id=d" }),
      flag(6, { subjectKind: "slice", subject: "domain=code&annotator=ann" }),
      flag(7, { treatment: "inspect" }),
      flag(8, { treatment: "charge_back" }),
      flag(9, { treatment: "downweight", weight: 0.0001, subject: "annotator=dan" }),
    ]);
    expect(rules).toEqual([
      {
        action: "exclude",
        where: { annotators: ["ann", "bob", "dan"] },
        reason: "flags 1, 2, 9: careless work, copied answers",
      },
      { action: "weight", weight: 0.5, where: { annotators: ["cat"] }, reason: "flag 3: careless work" },
      { action: "exclude", where: { records: ["7/2", "9/0"] }, reason: "flags 4, 5: careless work" },
      { action: "exclude", where: { annotators: ["ann"], domains: ["code"] }, reason: "flag 6: careless work" },
    ]);
    for (const rule of rules) expect(ruleSchema.parse(rule)).toEqual(rule);
    expect([...resolveWeights(VIEW, rules)]).toEqual([0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0]);
  });

  it("is no rule but the decision's answer for a whole batch", () => {
    const batch = { subjectKind: "batch", subject: "" } as const;
    const flags = [flag(1, { ...batch, treatment: "quarantine" }), flag(2, batch)];
    expect(rulesOfFlags(flags)).toEqual([]);
    expect(trainingOfFlags(flags)).toBe("drop");
    expect(whatIfHref("b", flags, "flags=upheld")).toBe("/batches/b/decide?training=drop");
    expect(rulesOfFlags([flag(3, { ...batch, treatment: "downweight", weight: 0.5 })])).toEqual([
      { action: "weight", weight: 0.5, where: {}, reason: "flag 3: careless work" },
    ]);
  });

  it("is an address of the what-if, which names the flags where their rules are too much for one", () => {
    const href = whatIfHref("b", [flag(1, {})], "flag=1") ?? "";
    expect(new URL(href, "http://x").searchParams.getAll("rule").map((text) => JSON.parse(text))).toEqual(
      rulesOfFlags([flag(1, {})]),
    );
    expect(whatIfHref("b", [flag(1, { treatment: "inspect" })], "flag=1")).toBeNull();
    const many = Array.from({ length: 80 }, (_, i) =>
      flag(i, { subjectKind: "slice", subject: `domain=${"x".repeat(99)}${i}` }),
    );
    expect(whatIfHref("b", many, "flags=standing")).toBe("/batches/b/decide?flags=standing");
  });

  it("leaves room in an address of 8 KiB for the fields of the form", () => {
    const named = (n: number) =>
      flag(1, {
        subjectKind: "slice",
        subject: Array.from({ length: n }, (_, i) => `record=12%2F${1000 + i}`).join("&"),
      });
    expect(whatIfHref("b", [named(200)], "flag=1")?.length).toBeLessThan(6000);
    expect(whatIfHref("b", [named(400)], "flag=1")).toBe("/batches/b/decide?flag=1");
  });
});
