import { describe, expect, it } from "vitest";
import { SpareMemory } from "#app/release/spare-memory.ts";

describe("spare memory", () => {
  it("that was given is taken again where it is large enough", () => {
    const spare = new SpareMemory();
    const small = spare.take(100);
    const large = spare.take(200_000);
    spare.give(small.subarray(0, 10));
    spare.give(large.subarray(5, 10));
    const again = spare.take(150_000);
    expect(again.buffer).toBe(large.buffer);
    expect(again.length).toBeGreaterThanOrEqual(200_000);
    expect(spare.take(150_000).buffer).not.toBe(large.buffer);
    expect(spare.take(100).buffer).toBe(small.buffer);
  });

  it("is nobody else's: a whole ArrayBuffer", () => {
    const taken = new SpareMemory().take(100);
    expect([taken.byteOffset, taken.length]).toEqual([0, taken.buffer.byteLength]);
  });

  it("is not hoarded", () => {
    const spare = new SpareMemory();
    const given = Array.from({ length: 100 }, () => new Uint8Array(64));
    for (const bytes of given) spare.give(bytes);
    const buffers = new Set<ArrayBufferLike>(given.map(({ buffer }) => buffer));
    let kept = 0;
    while (buffers.has(spare.take(64).buffer)) kept += 1;
    expect(kept).toBe(40);
  });
});
