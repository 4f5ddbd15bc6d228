/** What is sealed opens as it was sealed, for what it was sealed for, and in no other spelling. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { seal, unseal } from "#app/people/seal.server.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const folder = mkdtempSync(join(tmpdir(), "assay-seal-"));
const link = { keyFile: join(folder, "key"), purpose: "link" };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what is sealed", () => {
  it("opens for its own purpose and key alone", () => {
    const sealed = seal(link, "naïve 🙂");
    expect(unseal(link, sealed)).toBe("naïve 🙂");
    expect(unseal({ ...link, purpose: "cookie" }, sealed)).toBeNull();
    expect(unseal({ ...link, keyFile: join(folder, "other") }, sealed)).toBeNull();
  });

  it.each(["a", "ab", "abc"])("has one last letter with which it opens (%s)", (text) => {
    const sealed = seal(link, text);
    const opening = [...LETTERS].filter((letter) => unseal(link, sealed.slice(0, -1) + letter) !== null);
    expect(opening).toEqual([sealed.at(-1)]);
  });

  it("does not open with anything in it that reading its letters would pass over", () => {
    const sealed = seal(link, "a");
    for (const other of [
      `${sealed}=`,
      `${sealed} `,
      ` ${sealed}`,
      `${sealed}\n`,
      `${sealed.slice(0, 9)}.${sealed.slice(9)}`,
    ])
      expect(unseal(link, other)).toBeNull();
    expect(unseal(link, "")).toBeNull();
  });
});
