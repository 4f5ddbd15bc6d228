import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as list } from "#app/routes/vendors._index/route.tsx";
import { action as save, loader as show } from "#app/routes/vendors.$vendor/route.tsx";
import { action as create } from "#app/routes/vendors.new/route.tsx";
import { createVendor, vendorById, vendorByName } from "#db/contracts.server.ts";
import { saveMapping } from "#db/mappings.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { answerOf, formRequest, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const get = (vendor = "") => ({ request: new Request("http://localhost/"), params: { vendor }, context: tools });
const post = (fields: Record<string, string>, vendor = "") => ({
  request: formRequest(fields),
  params: { vendor },
  context: tools,
});

describe("vendors", () => {
  it("are added by name, once", async () => {
    const answer = await answerOf(create(post({ name: " Tidewater ", notes: "" })));
    const vendor = await vendorByName(tools.db, "Tidewater");
    expect(answer).toEqual({ status: 302, location: `/vendors/${vendor?.id}` });
    expect(await answerOf(create(post({ name: "Tidewater", notes: "twice" })))).toEqual({
      status: 400,
      data: {
        values: { name: "Tidewater", notes: "twice" },
        errors: { name: "There is a vendor of this name already." },
      },
    });
  });

  it("need a name", async () => {
    const answer = await answerOf(create(post({ name: "  ", notes: "kept" })));
    expect(answer).toMatchObject({
      status: 400,
      data: { values: { notes: "kept" }, errors: { name: "Name the vendor." } },
    });
  });

  it("are listed with how many contracts they have", async () => {
    await aContract(tools.db);
    await createVendor(tools.db, { name: "Tidewater", now: NOW });
    const { vendors } = await list(get());
    expect(vendors.map(({ name, contracts }) => [name, contracts])).toEqual([
      ["Larkfield Annotation", 1],
      ["Tidewater", 0],
    ]);
  });

  it("show their contracts and saved mappings, newest version first", async () => {
    await aContract(tools.db);
    await aContract(tools.db, { vendor: "Tidewater" });
    const vendor = await vendorByName(tools.db, "Tidewater");
    const id = vendor?.id ?? "";
    for (const body of [{ a: 1 }, { a: 2 }])
      await saveMapping(tools.db, { vendorId: id, name: "weekly", body, now: NOW });
    const page = await show(get(id));
    expect(page.contracts.map(({ title, vendor: name }) => [title, name])).toEqual([
      ["General helpfulness", "Tidewater"],
    ]);
    expect(page.mappings.map(({ name, version }) => [name, version])).toEqual([
      ["weekly", 2],
      ["weekly", 1],
    ]);
  });

  it("change name and notes, but not to a name that is taken", async () => {
    const { id } = await createVendor(tools.db, { name: "Tidewater", now: NOW });
    await createVendor(tools.db, { name: "Kestrel", now: NOW });
    await save(post({ name: "Tidewater Labs", notes: "Delivers on Fridays." }, id));
    expect(await vendorById(tools.db, id)).toMatchObject({ name: "Tidewater Labs", notes: "Delivers on Fridays." });
    expect(await answerOf(save(post({ name: "Kestrel", notes: "" }, id)))).toMatchObject({ status: 400 });
    expect(await answerOf(save(post({ name: "Tidewater Labs", notes: "" }, id)))).toMatchObject({ status: 302 });
  });

  it("are 404 when there is none", async () => {
    expect(await statusOf(show(get("nobody")))).toBe(404);
    expect(await statusOf(save(post({ name: "x", notes: "" }, "nobody")))).toBe(404);
  });
});
