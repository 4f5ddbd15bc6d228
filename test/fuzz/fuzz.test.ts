/** A few hundred of the broken files of `npm run fuzz`, the same ones each time. */
import { describe, expect, it } from "vitest";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { fuzz } from "./fuzz.ts";
import { mutate } from "./mutate.ts";
import { seeds } from "./seeds.ts";

describe("broken files", () => {
  it("are read in part or refused in words, within two seconds, and nothing else happens", async () => {
    const done = await fuzz(await seeds(), 600);
    expect(done.faults).toEqual([]);
    // Both happen: a fuzzer whose files are all refused at the door tests the door.
    expect(done.read).toBeGreaterThan(60);
    expect(done.refused).toBeGreaterThan(60);
  }, 120_000);

  it("are the same for the same seed", () => {
    const bytes = Buffer.from("one,two\n1,2\n".repeat(20));
    const made = (seed: number) => mutate(bytes, seededRandom(seed)).toString("hex");
    expect(made(5)).toBe(made(5));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => made(seed))).size).toBeGreaterThan(40);
  });
});
