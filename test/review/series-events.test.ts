import { expect, it } from "vitest";
import { seriesEvents } from "#app/review/series-events.ts";

const week = (n: number, instructionVersion: string | null) => ({ week: n, instructionVersion, dueAt: n * 7 });

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

it("marks calibration rounds between the weeks due before and after them; outside of the series they have no place", () => {
  const weeks = [week(1, null), week(2, null), week(4, null)];
  const round = (number: number, createdAt: number) => ({ number, createdAt });
  const rounds = [round(1, 3), round(2, 7), round(3, 13), round(4, 14), round(5, 30)];
  expect(seriesEvents(weeks, [], rounds)).toEqual([
    { at: 0.5, label: "rounds 2, 3", lane: 2 },
    { at: 1.5, label: "round 4", lane: 2 },
  ]);
});
