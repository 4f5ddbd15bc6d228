/** Console noise fails a test: a warning nobody reads is a fault nobody sees. */
import { afterEach, beforeEach, expect, vi } from "vitest";

const LEVELS = ["error", "warn"] as const;

beforeEach(() => {
  for (const level of LEVELS) vi.spyOn(console, level).mockImplementation(() => {});
});

afterEach(() => {
  const said = LEVELS.flatMap((level) => vi.mocked(console[level]).mock.calls);
  vi.restoreAllMocks();
  expect(said, "console.error and console.warn stay silent in tests").toEqual([]);
});
