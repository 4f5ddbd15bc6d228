/** Which batches a call names: contracts with all their weeks or some, and batches by id. */
import type { Db } from "#db/client.server.ts";
import type { BatchRow, ContractRow } from "#db/contracts.server.ts";
import { type Call, type Option, textOption, UnusableCall } from "./command.ts";

export const BATCH_OPTIONS: readonly Option[] = [
  {
    name: "contract",
    value: "ID",
    about: "Contract, by id or title; may be repeated. ID=1,2,5 takes only these weeks of it.",
    multiple: true,
  },
  {
    name: "weeks",
    value: "LIST",
    about: "Weeks of a single contract, as 1,2,5; every week decided for training when left out.",
  },
  { name: "batch", value: "ID", about: "One batch by its id, as in its address; may be repeated.", multiple: true },
];

interface Named {
  contract: ContractRow;
  /** null: every week decided for training. */
  weeks: number[] | null;
}

/** In the order named, each once; weeks that were not named one by one and cannot go in are said and left out. */
export async function batchesOfCall(call: Call, db: Db): Promise<string[]> {
  const contracts = listOption(call, "contract");
  const batches = listOption(call, "batch");
  const weeks = weeksOf(textOption(call, "weeks"));
  if (contracts.length + batches.length === 0)
    throw new UnusableCall("--contract is missing.", "Name a contract, or batches with --batch. See `assay help`.");
  if (weeks && contracts.length !== 1)
    throw new UnusableCall(
      "--weeks is for a single contract.",
      "Write the weeks behind each contract: --contract 'Title=1,2' --contract 'Other=3'.",
    );
  const chosen: string[] = [];
  for (const words of contracts) {
    const named = await namedContract(db, words);
    if (weeks && named.weeks) throw new UnusableCall("Weeks are named twice, with --weeks and behind the contract.");
    for (const { id } of await batchesOfContract(call, db, { ...named, weeks: named.weeks ?? weeks })) chosen.push(id);
  }
  return [...new Set([...chosen, ...batches])];
}

/** A title may itself end like a list of weeks: the whole of it is looked for first. */
async function namedContract(db: Db, words: string): Promise<Named> {
  const { contractNamed } = await import("./store.ts");
  const [, name, list] = /^(.+)=(\d+(?:,\d+)*)$/.exec(words) ?? [];
  if (name === undefined) return { contract: await contractNamed(db, words), weeks: null };
  try {
    return { contract: await contractNamed(db, words), weeks: null };
  } catch (error) {
    if (!(error instanceof UnusableCall)) throw error;
    return { contract: await contractNamed(db, name), weeks: weeksOf(list) };
  }
}

async function batchesOfContract(call: Call, db: Db, { contract, weeks }: Named): Promise<BatchRow[]> {
  const { batchesOf } = await import("#db/contracts.server.ts");
  const { memberOf } = await import("#app/release/release-members.server.ts");
  const batches = await batchesOf(db, contract.id);
  if (weeks) {
    const missing = weeks.find((week) => !batches.some((batch) => batch.week === week));
    if (missing !== undefined) throw new UnusableCall(`The contract has no week ${missing}.`, contract.title);
    return batches.filter(({ week }) => weeks.includes(week));
  }
  const fit: BatchRow[] = [];
  for (const batch of batches) {
    const member = await memberOf(db, batch.id);
    if ("reason" in member) call.say(`Left out. ${member.name}: ${member.reason}`);
    else fit.push(batch);
  }
  return fit;
}

function listOption(call: Call, name: string): string[] {
  const value = call.options[name];
  return (Array.isArray(value) ? value : typeof value === "string" ? [value] : []).filter((text) => text !== "");
}

function weeksOf(text: string | undefined): number[] | null {
  if (text === undefined) return null;
  if (/^\d+(,\d+)*$/.test(text)) return text.split(",").map(Number);
  throw new UnusableCall(`--weeks takes whole numbers with commas, as 1,2,5, not "${text.slice(0, 40)}".`);
}
