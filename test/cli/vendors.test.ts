/** `assay vendor list`, `show`, `add` and `incident`, run as the command line runs them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { vendorAdd } from "#app/cli/commands/vendor-add.ts";
import { vendorIncident } from "#app/cli/commands/vendor-incident.ts";
import { vendorList } from "#app/cli/commands/vendor-list.ts";
import { vendorShow } from "#app/cli/commands/vendor-show.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
  tools.db.$client.close();
  tools.db = openDatabase(databasePath(tools.folder));
});
afterEach(() => tools.dispose());

async function run(command: Command, options: Call["options"], ...words: string[]) {
  const out: string[] = [];
  const call = { words, options, settings: tools.settings, now: NOW };
  const code = await command.run({ ...call, out: (text) => void out.push(text), say: () => {} });
  expect(code).toBe(0);
  return out.join("\n");
}
const json = async (command: Command, options: Call["options"], ...words: string[]) =>
  JSON.parse(await run(command, { ...options, json: true }, ...words)) as Record<string, never>;

const LARKFIELD = "Larkfield Annotation";
const REFERENCE = { kind: "false_reference", severity: "serious", text: "Names us on its web page." };

describe("the vendor commands", () => {
  it("add a vendor once, and list those that are there", async () => {
    expect(await run(vendorList, {})).toContain("assay vendor add");
    expect(await run(vendorAdd, { notes: "By letter." }, "Tidewater")).toBe("Tidewater is added.");
    await expect(run(vendorAdd, {}, "Tidewater")).rejects.toThrow("There is a vendor of this name already.");
    await expect(run(vendorAdd, {}, "  ")).rejects.toThrow("Name the vendor.");
    await expect(run(vendorAdd, {}, "Two", "words")).rejects.toThrow("in quotes");
    expect(await json(vendorList, {})).toMatchObject({
      vendors: [{ name: "Tidewater", contracts: 0, openIncidents: 0 }],
    });
  });

  it("write an incident down, add to it, close it and open it again", async () => {
    await aContract(tools.db);
    const about = { ...REFERENCE, on: "2026-10-12", contract: "General helpfulness" };
    expect(await run(vendorIncident, about, LARKFIELD.toLowerCase())).toBe("Incident 1 is written down.");
    expect(await run(vendorList, {})).toBe(`${LARKFIELD}  1 contract  1 open incident`);
    expect(await json(vendorIncident, { id: "1", text: "Asked to take it down." }, LARKFIELD)).toEqual({ incident: 1 });
    await run(vendorIncident, { id: "1", close: "remedied", text: "Taken down." }, LARKFIELD);
    await expect(run(vendorIncident, { id: "1", close: "warned", text: "x" }, LARKFIELD)).rejects.toThrow(
      "closed already",
    );
    expect(await run(vendorShow, {}, LARKFIELD)).toContain("Incident 1  2026-10-12  serious  closed  false reference");
    await run(vendorIncident, { id: "1", reopen: true, text: "It is back." }, LARKFIELD);
    const shown = await json(vendorShow, { contract: "General helpfulness", from: "2026-10-01" }, LARKFIELD);
    expect(shown).toMatchObject({
      batches: { all: 3 },
      contacts: [],
      incidents: [
        { state: "open", by: "tester", events: [{ kind: "noted" }, { kind: "closed" }, { kind: "reopened" }] },
      ],
    });
  });

  it("refuse a vendor, a contract, a kind, a day or an incident that is not there", async () => {
    await aContract(tools.db);
    await expect(run(vendorShow, {}, "Nobody")).rejects.toThrow("There is no such vendor.");
    await expect(run(vendorShow, { from: "soon" }, LARKFIELD)).rejects.toThrow("YYYY-MM-DD");
    await expect(run(vendorShow, { contract: "Nothing" }, LARKFIELD)).rejects.toThrow("no such contract");
    const incident = (changes: Call["options"]) => run(vendorIncident, { ...REFERENCE, ...changes }, LARKFIELD);
    await expect(incident({ kind: "theft" })).rejects.toThrow("Say what kind of incident it is.");
    await expect(incident({ on: "2027-01-01" })).rejects.toThrow("This day has not come yet.");
    await expect(incident({ id: "9" })).rejects.toThrow("There is no such incident of this vendor.");
    await expect(incident({ id: "1", close: "warned", reopen: true })).rejects.toThrow("not both");
  });
});
