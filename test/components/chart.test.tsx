import { expect, it } from "vitest";
import { BurnDown } from "#app/components/burn-down.tsx";
import { gatesOf, zonesOf } from "#app/components/gates.ts";
import { Histogram } from "#app/components/histogram.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { linear, paddedRange, ticks } from "#app/components/scale.ts";
import { gapCentres, placeRuns } from "#app/components/series.ts";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { Sparkline } from "#app/components/sparkline.tsx";
import { WeekStrip } from "#app/components/week-strip.tsx";
import { gold, goldWeeks, retest, volume } from "./gallery-data.ts";
import { markup, words } from "./markup.ts";

const higher = { better: "higher", lines: { warn: 0.92, fail: 0.9 } } as const;

it("scales, ticks and ranges", () => {
  expect(linear({ min: 0, max: 10 }, { min: 100, max: 0 })(2.5)).toBe(75);
  expect(linear({ min: 3, max: 3 }, { min: 0, max: 10 })(3)).toBe(5);
  expect(ticks({ min: 0.82, max: 1 }, 4)).toEqual([0.85, 0.9, 0.95, 1]);
  expect(ticks({ min: 0, max: 30000 }, 4)).toEqual([0, 10000, 20000, 30000]);
  expect(ticks({ min: 1, max: 1 }, 4)).toEqual([1]);
  expect(paddedRange([0.5, 1], 0.5, { min: 0, max: 1 })).toEqual({ min: 0.25, max: 1 });
  // A unit may allow less than a metric can be: what is there is never drawn beyond the frame.
  expect(paddedRange([-0.2, 0.3], 0.1, { min: 0, max: Number.POSITIVE_INFINITY })).toEqual({ min: -0.2, max: 0.35 });
  expect(paddedRange([Number.NaN], 0.5, { min: 0, max: 1 })).toEqual({ min: 0, max: 1 });
});

it("puts the failing side where the metric fails", () => {
  const axis = { min: 0, max: 1 };
  expect(zonesOf(higher, axis)[0]).toEqual({ tone: "fail", min: 0, max: 0.9 });
  expect(zonesOf({ better: "lower", lines: { warn: 0.5, fail: 0.75 } }, axis)).toEqual([
    { tone: "fail", min: 0.75, max: 1 },
    { tone: "warn", min: 0.5, max: 0.75 },
  ]);
  const near = { better: "near-target", target: 0.5, lines: { warn: 0.125, fail: 0.25 } } as const;
  expect(zonesOf(near, axis).filter((zone) => zone.tone === "fail")).toEqual([
    { tone: "fail", min: 0, max: 0.25 },
    { tone: "fail", min: 0.75, max: 1 },
  ]);
  expect(gatesOf(near).map((gate) => gate.at)).toEqual([0.375, 0.625, 0.25, 0.75]);
});

it("says the interval and its lines to those who cannot see it", () => {
  const html = markup(<IntervalBar outcome={gold} state="fail" unit="share" label="Gold accuracy" {...higher} />);
  expect(html).toContain(
    'aria-label="Gold accuracy: 0.880 [0.861, 0.897], n 1\u202f204 gold answers; warn line 0.92, fail line 0.90"',
  );
});

it("draws nothing where there is no estimate", () => {
  expect(markup(<IntervalBar outcome={retest} state="insufficient" unit="share" label="x" {...higher} />)).toBe("");
  const gap = [{ label: "week 1", state: "insufficient", outcome: retest } as const];
  expect(markup(<Sparkline label="x" points={gap} unit="share" {...higher} />)).toBe("");
});

it("draws a value without extent or lines", () => {
  expect(markup(<IntervalBar outcome={volume} state="pass" unit="ratio" label="x" better="higher" />)).not.toMatch(
    /NaN|Infinity/,
  );
});

it("breaks the line where a week has no estimate", () => {
  const runs = placeRuns(
    goldWeeks,
    (index) => index,
    (value) => value,
  );
  expect(runs.map((run) => run.map((point) => point.index))).toEqual([
    [0, 1],
    [3, 4],
  ]);
});

it("says once of each gap that there is no estimate, in its middle", () => {
  const known = goldWeeks.filter(({ outcome }) => outcome.kind === "estimate");
  const gap = { label: "week", state: "insufficient", outcome: retest } as const;
  expect(gapCentres(goldWeeks)).toEqual([2]);
  expect(gapCentres([gap, gap, ...known, gap, gap, gap, gap])).toEqual([0.5, known.length + 3.5]);
  expect(gapCentres([gap, gap, gap])).toEqual([1]);
  expect(gapCentres(known)).toEqual([]);
});

it("gives every chart its finding, its table, its links", () => {
  const html = markup(
    <SeriesChart
      finding="It fell"
      measure="gold accuracy"
      points={goldWeeks}
      unit="share"
      {...higher}
      csvHref="/g.csv"
      href="/rows"
      interactive
    />,
  );
  expect(html).toMatch(/<figcaption><div class="finding">It fell<\/div>/);
  expect(html).toContain("<svg");
  expect(html).toContain('<a href="/g.csv" download="">CSV</a>');
  expect(html).toContain('<a href="/rows">Rows behind it</a>');
  expect(html).toContain("not enough data: 12 gold answers; 50 needed");
  expect(html).not.toMatch(/NaN|Infinity/);
});

it("links every bar to its rows and lists shares", () => {
  const chart = (
    <Histogram
      finding="f"
      csvHref="/f.csv"
      dimension="strength"
      unit="judgments"
      bars={[
        { label: "0", count: 1, href: "/0" },
        { label: "1", count: 3 },
      ]}
    />
  );
  expect(markup(chart)).toContain('<a href="/0" aria-label="0: 1">');
  // A bar too low to point at is opened from the table too.
  expect(markup(chart)).toContain('<a href="/0" data-row="">0</a>');
  expect(words(chart)).toContain("0.250");
});

it("survives charts without data", () => {
  const series = <SeriesChart finding="f" csvHref="/f.csv" measure="m" points={[]} unit="share" better="higher" />;
  const bars = <Histogram finding="f" csvHref="/f.csv" dimension="d" unit="u" bars={[{ label: "0", count: 0 }]} />;
  const weeks = <BurnDown finding="f" csvHref="/f.csv" unit="u" weeks={[]} />;
  for (const chart of [series, bars, weeks]) expect(markup(chart)).not.toMatch(/NaN|Infinity/);
});

it("writes that a week is not delivered yet", () => {
  const weeks = [{ label: "4", planned: 20000, delivered: null, accepted: null }];
  expect(words(<BurnDown finding="f" csvHref="/f.csv" unit="comparisons" weeks={weeks} />)).toContain("not yet");
});

it("speaks each cell of the week strip", () => {
  const html = markup(<WeekStrip label="Autumn" weeks={[{ week: 3, state: "fail", mark: "waiting", href: "/w3" }]} />);
  expect(html).toContain("week 3, fail, waiting");
  expect(html).toContain('class="cell-fail mark-waiting"');
});
