/** `assay flag create`, `flag list` and `flag rule`, run as the command line runs them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { flagCreate } from "#app/cli/commands/flag-create.ts";
import { flagList } from "#app/cli/commands/flag-list.ts";
import { flagRule } from "#app/cli/commands/flag-rule.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;

beforeEach(async () => {
  tools = await testTools();
  tools.db.$client.close();
  tools.db = openDatabase(databasePath(tools.folder));
  await deliverWeek(tools, (await threeWeeks(tools)).weeks[0] ?? "");
});
afterEach(() => tools.dispose());

async function run(command: Command, options: Call["options"], ...words: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const call = { words, options, settings: tools.settings, now: NOW };
  const code = await command.run({ ...call, out: (text) => void out.push(text), say: (text) => void said.push(text) });
  return { code, out: out.join("\n"), said: said.join("\n") };
}

const create = (options: Call["options"]) =>
  run(flagCreate, { contract: "Helpfulness", week: "1", reason: "careless", treatment: "drop", ...options });
const list = async (options: Call["options"] = {}) =>
  JSON.parse((await run(flagList, { json: true, ...options })).out) as {
    flags: { flag: number; about: string; state: string; touches: unknown }[];
    together: { judgments: number } | null;
  };

describe("the flag commands", () => {
  it("raise flags on annotators, records, slices and a whole week", async () => {
    expect((await create({ annotator: ["w-1", "w-5"] })).out).toBe("2 flags raised: 1, 2.");
    expect(JSON.parse((await create({ record: ["rec-0007"], json: true })).out)).toEqual({ flags: [3] });
    await create({ slice: ["domain=code"], treatment: "downweight", weight: "0.5" });
    await create({ reason: "other", note: "Late." });
    expect((await list()).flags.map(({ about }) => about)).toEqual([
      "the whole batch",
      "judgments in code",
      "record rec-0007",
      "annotator w-5",
      "annotator w-1",
    ]);
  });

  it("list them by filter, of a week with what they touch once", async () => {
    await create({ annotator: ["w-4"] });
    await create({ slice: ["domain=code"] });
    expect((await list({ kind: "slice" })).flags).toHaveLength(1);
    expect((await list({ author: "Nobody" })).flags).toEqual([]);
    const { flags, together } = await list({ contract: "Helpfulness", week: "1" });
    // w-4 judged 50, all of them among the 100 of code.
    expect(together).toMatchObject({ judgments: 100 });
    expect(flags.map(({ touches }) => touches)).toMatchObject([
      { touched: { judgments: 100 }, added: { judgments: 50 } },
      { touched: { judgments: 50 }, added: { judgments: 50 } },
    ]);
    const text = await run(flagList, { state: "open" });
    expect(text.out).toContain("1  open  week 1  annotator w-4: careless work, drop");
    expect((await run(flagList, { state: "dismissed" })).out).toBe("No flags of this kind.");
  });

  it("rule on one", async () => {
    await create({ annotator: ["w-5"] });
    expect((await run(flagRule, { state: "upheld", why: "Read ten." }, "1")).out).toBe("Flag 1 is upheld.");
    expect((await list({ state: "upheld" })).flags).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "an annotator who is not there",
      () => create({ annotator: ["zoe"] }),
      "This week holds nothing of that kind: no annotator zoe.",
    ],
    ["a record that is not there", () => create({ record: ["rec"] }), 'The week has no record "rec".'],
    ["two kinds at once", () => create({ record: ["a"], slice: ["b"] }), "Name annotators, slices or records"],
    ["a weight too large", () => create({ treatment: "downweight", weight: "2" }), "A weight is under 1."],
    ["a reason that is none", () => create({ reason: "because" }), "Choose a reason."],
    ["a filter that is none", () => list({ state: "shut" }), "--state is one of open, upheld, dismissed."],
    ["a week without its contract", () => list({ week: "1" }), "--contract and --week go together."],
    ["a ruling on nothing", () => run(flagRule, { state: "open", why: "x" }, "9"), "There is no such flag."],
    ["a ruling on a word", () => run(flagRule, { state: "open", why: "x" }, "nine"), "A flag is named by its number."],
    ["a ruling that is none", () => run(flagRule, { state: "shut", why: "x" }, "9"), "Uphold, dismiss or reopen it."],
  ])("refuse %s", async (_, command, message) => {
    await expect(command()).rejects.toThrow(message);
    expect((await list()).flags).toEqual([]);
  });
});
