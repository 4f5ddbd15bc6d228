/** Opens the data folder for a command, after removing what a crash left half done. Loaded only by commands that need it. */
import { basename } from "node:path";
import { takeEffect } from "#app/contracts/take-effect.server.ts";
import { recover } from "#app/ingest/recover.server.ts";
import { waitingPath } from "#app/jobs/job.ts";
import { finishDeletions } from "#app/keeping/retention/apply.server.ts";
import { openVault, type Vault } from "#app/vault/vault.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { type BatchRow, batchOfWeek, type ContractRow, contractById, listContracts } from "#db/contracts.server.ts";
import { unfinishedJobs } from "#db/jobs.server.ts";
import { UnusableCall } from "./command.ts";

export interface Store {
  db: Db;
  vault: Vault;
  close(): void;
}

/** @param now in the contract's days amendments that were signed ahead take effect up to it */
export async function openStore(dataFolder: string, now = Date.now()): Promise<Store> {
  const db = openDatabase(databasePath(dataFolder));
  const vault = openVault(dataFolder);
  const waiting = (await unfinishedJobs(db)).map((job) => basename(waitingPath(job.input) ?? ""));
  await recover(db, vault, new Set(waiting));
  await finishDeletions({ db, vault });
  await takeEffect(db, now);
  return { db, vault, close: () => db.$client.close() };
}

/** By id, or by its whole title: people type titles. */
export async function contractNamed(db: Db, name: string): Promise<ContractRow & { vendor: string }> {
  const byId = await contractById(db, name);
  if (byId) return byId;
  const all = await listContracts(db);
  const titled = all.filter((contract) => contract.title.toLowerCase() === name.toLowerCase());
  const [only] = titled;
  if (only && titled.length === 1) return only;
  const known = all.map((contract) => `  ${contract.id}  ${contract.vendor} · ${contract.title}`).join("\n");
  throw new UnusableCall(
    titled.length > 1 ? "Several contracts have this title; use the id." : "There is no such contract.",
    known === "" ? "`assay contract create --file contract.json` makes one." : `Contracts here:\n${known}`,
  );
}

export async function batchNamed(db: Db, contract: ContractRow, week: number): Promise<BatchRow> {
  const batch = await batchOfWeek(db, contract.id, week);
  if (batch) return batch;
  throw new UnusableCall(`The contract has no week ${week}.`, "`assay status --contract ID` lists its weeks.");
}
