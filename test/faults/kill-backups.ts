/** kill -9 at random moments of a backup: what is left is either whole or not taken for a backup. */

import { snapshotsIn } from "#app/keeping/backup-folder.server.ts";
import { restore } from "#app/keeping/restore.server.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";

export interface Killed {
  moments: number;
  /** How many were still running at their moment. */
  killed: number;
  /** Snapshots that were there before the kill, and after all of them. */
  whole: number;
  /** What a restore said of a snapshot that was offered as whole; none. */
  unusable: string[];
}

/** @param seed draws the moments; the same seed draws the same. */
export async function killBackups(desk: Desk, to: string, moments: number, seed: number): Promise<Killed> {
  const random = seededRandom(seed);
  const { seconds } = await desk.run("backup", "--to", to);
  const result: Killed = { moments, killed: 0, whole: 0, unusable: [] };
  for (let k = 0; k < moments; k += 1) {
    const child = desk.start("backup", "--to", to);
    const ended = outcomeOf(child);
    const timer = setTimeout(() => child.kill("SIGKILL"), 1000 * seconds * random());
    if ((await ended).code === null) result.killed += 1;
    clearTimeout(timer);
    const newest = snapshotsIn({ path: to })[0]?.name;
    if (newest === undefined) result.unusable.push("no snapshot is left");
    else result.unusable.push(...(await faultsOf(to, newest)));
  }
  const last = await desk.run("backup", "--to", to);
  if (last.code !== 0) result.unusable.push(`the next backup: ${last.stderr}`);
  const all = snapshotsIn({ path: to });
  for (const { name } of all) result.unusable.push(...(await faultsOf(to, name)));
  return { ...result, whole: all.length };
}

async function faultsOf(to: string, snapshot: string): Promise<string[]> {
  const target = aDesk();
  try {
    return (await restore(to, target.dataFolder, { snapshot, now: Date.now() })).faults;
  } catch (error) {
    return [`${snapshot}: ${error instanceof Error ? error.message : error}`];
  } finally {
    target.dispose();
  }
}
