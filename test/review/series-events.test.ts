import { expect, it } from "vitest";
import { seriesEvents } from "#app/review/series-events.ts";

const week = (n: number, instructionVersion: string | null) => ({ week: n, instructionVersion });

it("marks new instructions and checkpoints between the weeks that were measured", () => {
  const weeks = [week(1, "1.0"), week(3, "1.1"), week(4, "1.1"), week(5, null)];
  const checkpoints = [
    { model: "a", fromWeek: null },
    { model: "b", fromWeek: 2 },
    { model: "c", fromWeek: 4 },
    { model: "d", fromWeek: 4 },
  ];
  expect(seriesEvents(weeks, checkpoints)).toEqual([
    { at: 0.5, label: "instructions 1.1", lane: 0 },
    { at: 0.5, label: "b", lane: 1 },
    { at: 1.5, label: "2 new models", lane: 1 },
  ]);
  expect(seriesEvents([], checkpoints)).toEqual([]);
});
