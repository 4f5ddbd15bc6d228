import { expect, it } from "vitest";
import { Count } from "#app/components/count.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { When } from "#app/components/when.tsx";
import { markup, words } from "./markup.ts";

const gold = { kind: "estimate", value: 0.88, low: 0.861, high: 0.897, n: 1204, nUnit: "gold answers" } as const;

it("prints an estimate as value [low, high] n", () => {
  expect(words(<Estimate outcome={gold} unit="share" />)).toBe("0.880 [0.861, 0.897] n 1_204");
  expect(words(<Estimate outcome={gold} unit="share" withNUnit />)).toBe("0.880 [0.861, 0.897] n 1_204 gold answers");
});

it("leaves the interval out when the value cannot vary", () => {
  const all = { kind: "estimate", value: 41, low: 41, high: 41, n: 9962, nUnit: "rows" } as const;
  expect(words(<Estimate outcome={all} unit="count" />)).toBe("41 n 9_962");
  expect(words(<Estimate outcome={all} unit="count" isCounted withNUnit />)).toBe(
    "41 counted, exact for this delivery n 9_962 rows",
  );
  expect(words(<Estimate outcome={gold} unit="share" isCounted />)).toBe("0.880 [0.861, 0.897] n 1_204");
});

it("writes out that there is not enough data, with what is needed", () => {
  const few = { kind: "not-enough", n: 31, needed: 1050, nUnit: "repeats" } as const;
  expect(words(<Estimate outcome={few} unit="share" />)).toBe("not enough data: 31 repeats; 1_050 needed");
});

it("writes out why something is not computable and what to ask for", () => {
  const unknown = { kind: "not-computable", reason: "display order is lost.", ask: "Ask for it." } as const;
  expect(words(<Estimate outcome={unknown} unit="share" />)).toBe("not computable: display order is lost. Ask for it.");
});

it("never prints NaN or Infinity", () => {
  const broken = { ...gold, value: Number.NaN, low: Number.NaN, high: Number.POSITIVE_INFINITY };
  expect(words(<Estimate outcome={broken} unit="share" />)).not.toMatch(/NaN|Infinity/);
});

it.each([
  ["pass", "<circle"],
  ["warn", "<path"],
  ["fail", "<path"],
  ["insufficient", "stroke="],
] as const)("shows %s as shape, word and colour", (state, shape) => {
  const html = markup(<Status state={state} />);
  expect(html).toContain(shape);
  expect(html).toContain(`tone-${state}`);
  expect(words(<Status state={state} />)).toBe(state);
});

it("draws a different shape for every state", () => {
  const shapes = (["pass", "warn", "fail", "insufficient"] as const).map((state) =>
    markup(<Status state={state} />)
      .replace(/^.*?<svg/, "")
      .replace(/<\/svg>.*$/, ""),
  );
  expect(new Set(shapes).size).toBe(4);
});

it("prints money with its currency, minor units only where there are any", () => {
  expect(words(<Money minor={5_000_000} currency="USD" />)).toBe("$50_000");
  expect(words(<Money minor={519} currency="USD" per="per unit" />)).toBe("$5.19 per unit");
  expect(words(<Money minor={-1205} currency="EUR" />)).toBe("\u2212€12.05");
  expect(words(<Money minor={1200} currency="EUR" exact />)).toBe("€12.00");
  expect(words(<Money minor={1200} currency="JPY" />)).toBe("¥1_200");
  expect(words(<Money minor={120000} currency="CHF" />)).toBe("CHF\u00a01_200");
});

it("prints a unit price with the decimals it needs", () => {
  expect(words(<UnitPrice micro={5_000_000} currency="USD" />)).toBe("$5.00");
  expect(words(<UnitPrice micro={5_154_600} currency="USD" per="per accepted unit" />)).toBe(
    "$5.1546 per accepted unit",
  );
});

it("prints counts of a whole", () => {
  expect(words(<Count value={5930} of={97000} unit="comparisons" />)).toBe("5_930 of 97_000 comparisons");
});

it("prints dates absolute with weekday, relative on hover", () => {
  const at = Date.UTC(2026, 9, 19, 14, 5);
  const html = markup(<When at={at} now={at + 3 * 86_400_000 + 5} withTime />);
  expect(html).toContain(">Mon 19 Oct 2026, 14:05 UTC<");
  expect(html).toContain('title="3 days ago"');
  expect(html).toContain('dateTime="2026-10-19T14:05:00.000Z"');
  expect(markup(<When at={at} now={at - 3_600_000} />)).toContain('title="in 1 hour"');
});
