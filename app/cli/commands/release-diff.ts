import { CHANGE_TEXT, CHANGES, type ChangedRecord, type DiffSummary } from "#app/release/diff.ts";
import { type Command, UnusableCall } from "../command.ts";

export const releaseDiff: Command = {
  name: "release diff",
  operands: "BEFORE AFTER",
  about: "What another release adds, drops and reweights, and why: by decision, rule, delivery or option.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay release diff autumn-1 autumn-2",
  async run(call) {
    const [beforeName = "", afterName = "", ...more] = call.words;
    if (afterName === "" || more.length > 0)
      throw new UnusableCall("Name two releases.", "See `assay help release diff`.");
    const { openStore } = await import("../store.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { diffReleases } = await import("#app/release/diff-releases.server.ts");
    const { findRelease } = await import("#db/releases.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const [before, after] = [await findRelease(store.db, beforeName), await findRelease(store.db, afterName)];
      if (!before || !after)
        throw new UnusableCall(
          `There is no release "${(before ? afterName : beforeName).slice(0, 100)}".`,
          "`assay release list` lists the releases.",
        );
      const diff = await diffReleases({ ...store, views: viewCache(store.db) }, before, after, { first: 20 });
      const names = { before: before.name, after: after.name };
      if (call.options.json) call.out(JSON.stringify({ ...names, ...diff }, null, 2));
      else call.out(text(names, diff));
      return 0;
    } catch (error) {
      if (error instanceof Error && error.name === "VaultFault") throw new UnusableCall(error.message);
      throw error;
    } finally {
      store.close();
    }
  },
};

function text(
  { before, after }: { before: string; after: string },
  { same, counts, reasons, first }: DiffSummary & { first: ChangedRecord[] },
): string {
  const lines = [`${before} → ${after}: ${same} records the same`];
  for (const change of CHANGES) {
    if (counts[change] === 0) continue;
    lines.push(`  ${CHANGE_TEXT[change].title.toLowerCase()} ${counts[change]}`);
    for (const reason of reasons)
      if (reason.change === change) lines.push(`    ${String(reason.count).padStart(8)}  ${reason.why.text}`);
  }
  for (const { change, id, week, before: was, after: is } of first.slice(0, 5))
    lines.push(`  e.g. ${change} week ${week} ${id}: ${was ?? "out"} → ${is ?? "out"}`);
  return lines.join("\n");
}
