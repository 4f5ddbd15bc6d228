/** `assay attributes`: what would change, the change, and files that are refused whole. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { createVendor } from "#db/contracts.server.ts";
import { attributesOfVendor } from "#db/population.server.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

it("says before, replaces, and stores nothing of a file with a fault", async () => {
  await desk.run("status");
  const db = openDatabase(databasePath(desk.dataFolder));
  const { id } = await createVendor(db, { name: "Larkfield", now: 1 });
  const known = async () => (await attributesOfVendor(db, id)).map(({ pseudonym, value }) => `${pseudonym} ${value}`);
  const good = desk.file("good.csv", "annotator,region\nw-01,north\nw-02,south\n");
  const next = desk.file("next.csv", "annotator,attribute,value\nw-03,region,east\n");
  const bad = desk.file("bad.csv", "annotator,region\nw-04,north,x\nw-05,south\n");
  const run = (file: string, ...more: string[]) => desk.run("attributes", file, "--vendor", "Larkfield", ...more);

  expect(await run(good, "--dry-run")).toMatchObject({
    code: 0,
    stdout: "2 values of 2 annotators would replace 0 values of 0 annotators. Nothing was stored.\n",
  });
  expect(await known()).toEqual([]);
  expect(await run(good)).toMatchObject({ code: 0, stderr: "" });
  expect(await known()).toEqual(["w-01 north", "w-02 south"]);

  const refused = await run(bad);
  expect([refused.code, refused.stdout]).toEqual([2, ""]);
  expect(refused.stderr).toContain("nothing was stored");
  expect(refused.stderr).toContain("line 2, row: 3 cells where the first line names 2 columns.");
  expect(await known()).toEqual(["w-01 north", "w-02 south"]);

  const json = await run(next, "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ stored: true, values: 1, replaced: { annotators: 2, values: 2 } });
  expect(await known()).toEqual(["w-03 east"]);
  db.$client.close();

  const unknown = await desk.run("attributes", good, "--vendor", "Nobody");
  expect([unknown.code, unknown.stdout]).toEqual([2, ""]);
  expect(unknown.stderr).toContain("There is no vendor of this name.");
}, 180_000);
