import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMERCIAL } from "#app/domain/decision.ts";
import type { Policy } from "#app/domain/policy.ts";
import { amountFor, lessCredit } from "#app/domain/pricing.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { EvidenceMetric } from "#app/review/decision-evidence.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { MARKS } from "#app/review/marks.ts";
import { reportDocument } from "#app/review/vendor-report/blocks.ts";
import { REPORT_FORMAT, type ReportContent } from "#app/review/vendor-report/content.ts";
import { criterionLines, requirementText } from "#app/review/vendor-report/criterion-lines.ts";
import { REPORT_CSV_HEADER, reportCsvRows } from "#app/review/vendor-report/csv-rows.ts";
import { exampleOfRecord, MOST_CHARACTERS } from "#app/review/vendor-report/example-of-record.ts";
import { escaped, reportHtml } from "#app/review/vendor-report/html.ts";
import { isBalanced, moneyStatement } from "#app/review/vendor-report/money-statement.ts";
import { nameInText } from "#app/review/vendor-report/names-in-text.ts";
import { proposalsFor } from "#app/review/vendor-report/proposals.ts";

const EVERY_METRIC_FAILS: EvidenceMetric[] = METRICS.map(({ id, version, title, unit, gate }) => ({
  id,
  version,
  title,
  unit,
  gate,
  state: "fail",
  outcome: { kind: "estimate", value: 0.4, low: 0.3, high: 0.5, n: 400, nUnit: "judgments" },
}));
/** Every metric a gate, so that every one is told. */
const EVERY_GATE: Policy = {
  ...DEFAULT_POLICY,
  criteria: METRICS.map(({ id, lines }) => ({
    ...(DEFAULT_POLICY.criteria[0] as Policy["criteria"][number]),
    ...lines,
    metric: id,
    gate: true,
  })),
};

function content(changes: Partial<ReportContent> = {}): ReportContent {
  const criteria = criterionLines(EVERY_METRIC_FAILS, EVERY_GATE);
  return {
    format: REPORT_FORMAT,
    decision: 7,
    version: 1,
    preparedAt: "2026-11-02T09:00:00.000Z",
    decidedAt: "2026-10-30T09:00:00.000Z",
    vendor: "Larkfield Annotation",
    contract: "General helpfulness",
    week: 3,
    phase: "production",
    dueOn: "2026-10-26",
    instructionVersion: "1.1",
    criteriaSet: "Assay default, version 1",
    unit: "comparison",
    currency: "USD",
    outcome: "accept_with_credit",
    statement: "",
    delivered: { files: [], records: 400, judgments: 400, units: 400, expectedUnits: 400, setAside: [] },
    criteria,
    claims: [],
    money: moneyStatement({
      commercial: "accept_with_credit",
      acceptedUnits: 350,
      payableMinor: 126_000,
      rules: MARKS.map((mark) => ({ action: "exclude", where: { marks: [mark] }, reason: "INTERNAL" })),
      evidence: { before: standing(400, 160_000), after: standing(350, 140_000), creditBasisPoints: 1000 },
    }),
    examples: [],
    next: { text: "", proposals: proposalsFor(criteria) },
    ...changes,
  };
}

function standing(units: number, moneyMinor: number) {
  return { items: units, judgments: units, units, effective: units, effectiveShare: 1, moneyMinor };
}

describe("money", () => {
  it("says what is accepted, credited and not payable, to the cent", () => {
    expect(content().money).toMatchObject({
      delivered: { units: 400, minor: 160_000 },
      deductions: [
        { label: "Left out", units: 50, minor: 20_000 },
        { label: "Credit", units: 0, minor: 14_000, why: ["10\u00a0% of the price of the accepted units."] },
      ],
      payable: { units: 350, minor: 126_000 },
    });
  });

  it("says what came beyond what the contract pays, apart from a credit", () => {
    const evidence = { before: standing(420, 168_000), after: standing(410, 164_000), creditBasisPoints: 1000 };
    const atMost = { units: 400, moneyMinor: 160_000 };
    const decided = { commercial: "accept_with_credit", acceptedUnits: 400, payableMinor: 144_000, rules: [] } as const;
    expect(moneyStatement({ ...decided, evidence: { ...evidence, atMost } }).deductions).toMatchObject([
      { label: "Left out", units: 10, minor: 4_000 },
      { label: "More than was ordered", units: 10, minor: 4_000 },
      { label: "Credit", units: 0, minor: 16_000 },
    ]);
  });

  it("reads a decision from before that was kept", () => {
    const evidence = { before: standing(420, 168_000), after: standing(420, 168_000), creditBasisPoints: 0 };
    const decided = { commercial: "accept", acceptedUnits: 400, payableMinor: 160_000, rules: [], evidence } as const;
    expect(moneyStatement(decided).deductions).toMatchObject([
      { label: "More than was ordered", units: 20, minor: 8_000 },
    ]);
    expect(() => moneyStatement({ ...decided, acceptedUnits: 420, payableMinor: 160_001 })).toThrow(RangeError);
  });

  it("adds up for every decision, price and credit", () => {
    const decided = fc.record({
      commercial: fc.constantFrom(...COMMERCIAL),
      before: fc.nat(40_000),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      after: fc.nat(100_000),
      unitPriceMicro: fc.nat(90_000_000),
      basisPoints: fc.nat(10_000),
      upToUnits: fc.nat(50_000),
      credit: fc.option(fc.nat(10_000)),
      atMost: fc.option(fc.nat(40_000)),
    });
    fc.assert(
      fc.property(
        decided,
        ({ commercial, before, share, after, unitPriceMicro, basisPoints, upToUnits, credit, atMost }) => {
          const pricing = {
            tiers: [{ fromUnit: 1, unitPriceMicro }],
            discount: { basisPoints, upToUnits },
            agreedTotal: null,
          };
          const priceOf = (units: number) => amountFor(pricing, { after, units });
          const kept = Math.floor(before * share);
          const isPaid = commercial === "accept" || commercial === "accept_with_credit";
          const given = commercial === "accept_with_credit" ? credit : 0;
          const paid = Math.min(kept, atMost ?? kept);
          const payableMinor = isPaid ? lessCredit(priceOf(paid), given ?? 0) : 0;
          const evidence = {
            before: standing(before, priceOf(before)),
            after: standing(kept, priceOf(kept)),
            ...(paid < kept && { atMost: { units: paid, moneyMinor: priceOf(paid) } }),
            creditBasisPoints: given,
          };
          const acceptedUnits = isPaid ? paid : 0;
          const money = moneyStatement({ commercial, acceptedUnits, payableMinor, rules: [], evidence });
          expect(isBalanced(money)).toBe(true);
          expect(money.payable).toEqual({ units: acceptedUnits, minor: payableMinor });
          expect(money.creditBasisPoints === null).toBe(given === null);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("refuses to report amounts that do not add up", () => {
    const evidence = { before: standing(400, 160_000), after: standing(350, 140_000), creditBasisPoints: null };
    const off = {
      commercial: "accept_with_credit",
      acceptedUnits: 350,
      payableMinor: 139_999,
      rules: [],
      evidence,
    } as const;
    expect(() => moneyStatement(off)).toThrow(RangeError);
  });
});

describe("wording", () => {
  const ACCUSING =
    /\b(fraud\w*|cheat\w*|laz\w+|spam\w*|scam\w*|liar\w*|lie[sd]?|lying|steal\w*|stole\w*|stolen|fake\w*|guilt\w*|blame\w*|fault\w*|bad|bots?|dishonest\w*|sloppy|careless\w*|negligen\w*|incompeten\w*|suspicio\w*|suspect\w*|violat\w*|abus\w*|misconduct|malicious\w*|bogus|worthless|unacceptable|terrible|poor|copy|copied|copie[rs]|cop(?:y|ie)s?)\b/i;

  it("accuses nobody, whatever failed and whatever is left out", () => {
    const html = reportHtml(reportDocument(content()));
    const text = html.replace(/<style>[\s\S]*<\/style>/, "").replace(/<[^>]+>/g, " ");
    // The names of the rates themselves are the field's.
    const plain = text.replaceAll("Both-bad rate", "").replaceAll("call both bad", "");
    expect(plain.match(ACCUSING)?.[0]).toBeUndefined();
    expect(html).not.toContain("INTERNAL");
  });

  it("calls states without praise or blame", () => {
    const html = reportHtml(reportDocument(content()));
    expect(html).toContain("not met");
    expect(html).not.toMatch(/>\s*■ fail/);
  });

  it("says what each criterion asks for", () => {
    const of = (better: "higher" | "lower" | "near-target", target?: number) =>
      requirementText({ ...(METRICS[0] as (typeof METRICS)[number]), better, target }, { warn: 0.9, fail: 0.85 });
    expect(of("higher")).toBe("0.90 or more; under 0.85 it is not met");
    expect(of("lower")).toBe("0.90 or less; over 0.85 it is not met");
    expect(of("near-target", 0.5)).toBe("within 0.90 of 0.50; beyond 0.85 it is not met");
  });
});

describe("what stays with us", () => {
  it("leaves out what rests on our own models, and what speaks of other vendors, where no gate needs it", () => {
    const told = criterionLines(EVERY_METRIC_FAILS, {
      ...EVERY_GATE,
      criteria: EVERY_GATE.criteria.map((criterion) => ({ ...criterion, gate: false })),
    }).map(({ metric }) => metric);
    for (const ours of [
      "score-accuracy",
      "score-margin",
      "crowdlab",
      "cross-vendor-duplicates",
      "cross-vendor-near-duplicates",
    ])
      expect(told).not.toContain(ours);
    expect(told).toContain("gold-accuracy");
    const titles = criterionLines(EVERY_METRIC_FAILS, EVERY_GATE).map(({ title }) => title);
    expect(titles.join()).not.toMatch(/other contracts|vendor/i);
  });

  it("says nothing of other contracts where a gate or an exclusion rests on them, in any field", () => {
    const { criteria, money, next } = content();
    const why = money.deductions.flatMap((deduction) => deduction.why);
    expect(why).toContain("Judgments on items that are not new to the buyer.");
    expect(JSON.stringify({ criteria, why, next })).not.toMatch(/(other|another|cross)[- ](contract|vendor|buyer)/i);
  });

  it("finds a name in a text whatever its case, spaces and punctuation", () => {
    const names = ["Ada Lead", "Harbour Lane Reviews"];
    expect(nameInText("as ada  lead said", names)).toBe("Ada Lead");
    expect(nameInText("Unlike HARBOUR-LANE reviews, you …", names)).toBe("Harbour Lane Reviews");
    expect(nameInText("The adage leads on.", names)).toBeNull();
  });
});

describe("hostile text", () => {
  const EVIL = `"><script>alert(1)</script>&<img src=x onerror=alert(1)>\u0000\u202e</style><!--`;

  it("comes out as text in HTML", () => {
    const example = { record: EVIL, file: EVIL, line: 3, prompt: EVIL, responses: [EVIL], reason: EVIL };
    const html = reportHtml(
      reportDocument(
        content({
          vendor: EVIL,
          contract: EVIL,
          statement: EVIL,
          examples: [{ ...example, judgments: [{ annotator: EVIL, said: EVIL }] }],
          next: { text: EVIL, proposals: [EVIL] },
        }),
      ),
    );
    expect(html.match(/<script|<img|<!--/g)).toBeNull();
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain("\u0000");
    expect(html).toContain("&#60;script&#62;alert(1)");
  });

  it("keeps every character that text may have", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const back = escaped(text).replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
        expect(back).toBe(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd"));
      }),
    );
  });

  it("is cut where it is long, between characters", () => {
    const record = { id: "r", prompt: "😀".repeat(4000), responses: [], judgments: [] };
    const { prompt } = exampleOfRecord(record, { file: "f", line: 1 }, "long");
    expect([...prompt].slice(0, MOST_CHARACTERS).every((character) => character === "😀")).toBe(true);
    expect(prompt).toContain("shortened");
  });
});

describe("the CSV", () => {
  it("has a cell for every column and the money of the decision", () => {
    const rows = reportCsvRows(content());
    expect(rows.every((row) => row.length === REPORT_CSV_HEADER.length)).toBe(true);
    const amount = REPORT_CSV_HEADER.indexOf("amount_minor");
    const money = rows.filter(([part]) => part === "money").map((row) => [row[1], row[amount]]);
    expect(money).toEqual([
      ["Delivered", 160_000],
      ["Left out", -20_000],
      ["Credit", -14_000],
      ["Payable", 126_000],
    ]);
  });
});
