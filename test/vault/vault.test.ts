import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  copyIn,
  has,
  openVault,
  pathInVault,
  readAt,
  settle,
  sweep,
  temporaryFile,
  type Vault,
  writeOut,
} from "#app/vault/vault.server.ts";

let folder: string;
let vault: Vault;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-vault-"));
  vault = openVault(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function keep(text: string): Promise<string> {
  const source = join(folder, "source");
  writeFileSync(source, text);
  const { temporary, sha256 } = await copyIn(vault, source);
  settle(vault, temporary, sha256);
  return sha256;
}

describe("the vault", () => {
  it("keeps the very bytes under their SHA-256", async () => {
    const sha256 = await keep("line one\nline two\n");
    expect(sha256).toBe(createHash("sha256").update("line one\nline two\n").digest("hex"));
    expect(readFileSync(pathInVault(vault, sha256), "utf8")).toBe("line one\nline two\n");
  });

  it("reads one record by its place", async () => {
    expect(readAt(vault, await keep("line one\nline two\n"), 9, 8).toString()).toBe("line two");
  });

  it("keeps the same bytes once and leaves nothing in incoming", async () => {
    expect(await keep("same")).toBe(await keep("same"));
    expect(readdirSync(join(vault.folder, "incoming"))).toEqual([]);
  });

  it("writes a copy out without changing or naming it, and says when there is nothing to write out", async () => {
    const source = join(folder, "source");
    writeFileSync(source, "written early");
    const { temporary, sha256 } = await copyIn(vault, source);
    await writeOut(temporary);
    expect([readFileSync(temporary, "utf8"), has(vault, sha256)]).toEqual(["written early", false]);
    settle(vault, temporary, sha256);
    expect(readAt(vault, sha256, 8, 5).toString()).toBe("early");
    await expect(writeOut(temporaryFile(vault))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("refuses names that are not hashes, so no path can leave the folder", () => {
    expect(() => has(vault, "../../etc/passwd")).toThrow("64 hexadecimal digits");
  });

  it("says which file is missing", () => {
    expect(() => pathInVault(vault, "0".repeat(64))).toThrow(`no file ${"0".repeat(64)}`);
  });

  it("sweeps what nothing refers to, and spares what is still at work", async () => {
    const kept = await keep("kept");
    const orphan = await keep("orphan");
    writeFileSync(join(vault.folder, "incoming", "7-dead"), "");
    writeFileSync(join(vault.folder, "incoming", "8-alive"), "");
    expect(sweep(vault, new Set([kept]), (name) => name === "8-alive")).toBe(2);
    expect([has(vault, kept), has(vault, orphan)]).toEqual([true, false]);
    expect(existsSync(join(vault.folder, "incoming", "8-alive"))).toBe(true);
  });
});
