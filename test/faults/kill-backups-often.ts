/** `node --import tsx test/faults/kill-backups-often.ts [MOMENTS] [SEED]`: more kills than the suite has time for; prints the numbers. */
import { join } from "node:path";
import { aDesk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLines } from "#test/support/deliver.ts";
import { killBackups } from "./kill-backups.ts";

const [moments = 200, seed = 1] = process.argv.slice(2).map(Number);
const desk = aDesk();
try {
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT_FILE)));
  const delivered = desk.file("week-1.jsonl", itemLines(0, 2_000));
  await desk.run("ingest", delivered, "--contract", CONTRACT_FILE.title, "--week", "1");
  const result = await killBackups(desk, join(desk.folder, "backups"), moments, seed);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.unusable.length > 0 ? 1 : 0;
} finally {
  desk.dispose();
}
