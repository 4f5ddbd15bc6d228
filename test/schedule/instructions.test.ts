import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/contracts.$contract.instructions/route.tsx";
import { loader as one } from "#app/routes/contracts.$contract_.instructions_.$version/route.tsx";
import { aContract } from "#test/support/a-contract.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call } from "../routes/a-batch.ts";

let tools: TestTools;
let contract = "";
beforeEach(async () => {
  tools = await testTools();
  const week = (n: number, dueOn: string, instructionVersion: string) => ({
    ...{ week: n, phase: "production", dueOn, expectedUnits: 15, instructionVersion },
  });
  const weeks = [week(1, "2026-10-12", "1.9"), week(2, "2026-10-19", "1.10")];
  ({ id: contract } = await aContract(tools.db, { ramp: undefined, weeks }));
});
afterEach(() => tools.dispose());

const add = async (form: Record<string, string>) =>
  (await action({ ...call(tools, "/", { contract }, form), unstable_pattern: "" } as never)) as {
    status?: number;
    data?: { errors: Record<string, string>; values: Record<string, string> };
  };
const open = async (version: string, query = "") =>
  (await one(call(tools, `/x${query}`, { contract, version }) as never)).page;
const FIRST = { version: "1.9", body: "# Rules\n\nBe honest.", agreedOn: "2026-10-01", agreedBy: "both sides" };

describe("instructions of a contract", () => {
  it("are every version that a week names, with a document or without", async () => {
    await add(FIRST);
    const { page } = await loader(call(tools, "/x", { contract }) as never);
    expect(page.versions.map(({ version, document, weeks }) => [version, document?.agreedOn, weeks.length])).toEqual([
      ["1.9", "2026-10-01", 1],
      ["1.10", undefined, 1],
    ]);
    expect(await open("1.10")).toMatchObject({ body: null, document: null });
    await expect(open("7")).rejects.toMatchObject({ status: 404 });
  });

  it("keep a document under its checksum and never replace it", async () => {
    expect((await add(FIRST)).status).toBe(302);
    const { document } = await open("1.9");
    expect(document?.sha256).toBe(createHash("sha256").update(FIRST.body).digest("hex"));
    expect((await add({ ...FIRST, body: "Other." })).data?.errors.version).toContain("never replaced");
    expect((await add({ ...FIRST, version: "2" })).data?.errors.body).toBe("Version 1.9 has the very same text.");
    const wrong = await add({ ...FIRST, version: "", body: " ", agreedOn: "soon", agreedBy: "" });
    expect(Object.keys(wrong.data?.errors ?? {}).sort()).toEqual(["agreedBy", "agreedOn", "body", "version"]);
    expect((await add({ ...FIRST, version: "3", body: "x", agreedOn: "2030-01-01" })).data?.errors.agreedOn).toContain(
      "not come",
    );
    expect(() => tools.db.$client.prepare("UPDATE instruction_documents SET body = 'x'").run()).toThrow("append-only");
    expect(() => tools.db.$client.prepare("DELETE FROM instruction_documents").run()).toThrow("append-only");
  });

  it("are compared with the version before, or with the one asked for", async () => {
    await add(FIRST);
    await add({ ...FIRST, version: "1.10", body: "# Rules\n\nBe kind." });
    await add({ ...FIRST, version: "2.0", body: "# Rules\n\nBe brief." });
    expect((await open("1.9")).other).toBeNull();
    expect((await open("2.0")).other?.version).toBe("1.10");
    expect((await open("2.0", "?against=1.9")).other?.body).toBe(FIRST.body);
  });
});
