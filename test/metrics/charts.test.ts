import { expect, it } from "vitest";
import { lengthWinRate } from "#app/metrics/bias/length-win-rate.ts";
import { winMatrix } from "#app/metrics/bias/win-matrix.ts";
import { winsChart } from "#app/review/charts-of-batch.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

const pair = (first: number, second: number, strength: number, models = ["x", "y"]): ItemRow => ({
  responses: [
    { text: "a", chars: first, model: models[0] },
    { text: "b", chars: second, model: models[1] },
  ],
  judgments: [{ annotator: "ann", strength }],
});

it("the longer response's wins by length ratio, counted by hand", () => {
  // Ratio 1.2: two, of which one wins, both weak. Ratio 2: three, all won, one of them strongly. Equal lengths and ties are out.
  const view = viewOf([
    pair(120, 100, -0.5),
    pair(100, 120, -0.5),
    pair(200, 100, -1),
    pair(200, 100, -0.5),
    pair(100, 200, 0.5),
    pair(100, 100, -1),
    pair(100, 500, 0),
  ]);
  const counts = (curve = 0) => lengthWinRate(view)[curve]?.bins.map(({ from, to, value, n }) => [from, to, value, n]);
  expect(counts(0)).toEqual([
    [1.1, 1.25, 0.5, 2],
    [2, 3, 1, 3],
  ]);
  expect(counts(1)).toEqual([
    [1.1, 1.25, 0.5, 2],
    [2, 3, 1, 2],
  ]);
  expect(counts(2)).toEqual([[2, 3, 1, 1]]);
});

it("the win matrix counts a tie as half a win; who never met has no cell", () => {
  const view = viewOf([
    pair(1, 1, -1, ["x", "y"]),
    pair(1, 1, 0, ["x", "y"]),
    pair(1, 1, 1, ["y", "x"]),
    pair(1, 1, 1, ["x", "y"]),
    pair(1, 1, -1, ["y", "z"]),
  ]);
  const matrix = winMatrix(view, null);
  const at = (a: string, b: string) => {
    const place = (name: string) => matrix?.models.findIndex((model) => model.name === name) ?? -1;
    return matrix?.cells[place(a)]?.[place(b)];
  };
  expect(at("x", "y")).toMatchObject({ value: 2.5 / 4, n: 4 });
  expect(at("y", "x")).toMatchObject({ value: 1.5 / 4, n: 4 });
  expect(at("x", "z")).toBeNull();
  expect(at("x", "x")).toBeNull();
  expect(winMatrix(viewOf([pair(1, 1, 1, ["x", "x"])]), null)).toBeNull();
});

it("of forty models the thirty that met most are drawn, and the file has all", () => {
  // Model k meets model 0 as often as its number says; the last ten meet least.
  const rows = Array.from({ length: 39 }, (_, k) =>
    Array.from({ length: 40 - k }, (_, i) => pair(1, 1, i % 2 === 0 ? -1 : 1, [`m-${k + 1}`, "m-0"])),
  );
  const chart = winsChart(viewOf(rows.flat()), null);
  expect(chart.finding).toMatch(/^Of 40 models, /);
  const drawn = chart.drawn?.models.map(({ name }) => name) ?? [];
  expect(drawn).toHaveLength(30);
  expect([...drawn].sort()).toEqual(Array.from({ length: 30 }, (_, k) => `m-${k}`).sort());
  expect(chart.drawn?.cells.map((row) => row.length)).toEqual(new Array(30).fill(30));
  expect(chart.drawn?.cells[drawn.indexOf("m-1")]?.[drawn.indexOf("m-0")]).toMatchObject({ value: 0.5, n: 40 });
  expect(chart.drawn?.all).toHaveLength(40);
  // Both ways of 39 meetings.
  expect(chart.rows).toHaveLength(78);
});
