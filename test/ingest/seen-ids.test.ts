import { describe, expect, it } from "vitest";
import { SeenIds } from "#app/ingest/seen-ids.ts";

describe("seen ids", () => {
  it("says of each id whether it is new, through many growths", () => {
    const seen = new SeenIds();
    for (let i = 0; i < 100_000; i += 1) expect(seen.add(`row-${i}`)).toBe(true);
    for (let i = 0; i < 100_000; i += 997) expect(seen.add(`row-${i}`)).toBe(false);
  });

  it("tells ids apart that differ only in case or space", () => {
    const seen = new SeenIds();
    expect([seen.add("a"), seen.add("A"), seen.add("a "), seen.add("")]).toEqual([true, true, true, true]);
  });
});
