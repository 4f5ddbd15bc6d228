/** The form for a new flag: what it is about, and where it leads back to. */
import { FLAG_REASONS, FLAG_SUBJECTS } from "#app/domain/flag.ts";
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { subjectHref, subjectText } from "./flag-subject.ts";

/** undefined when there is no such batch. */
export async function newFlagPage(db: Db, params: URLSearchParams) {
  const batch = await batchById(db, params.get("batch") ?? "");
  const contract = batch && (await contractById(db, batch.contractId));
  if (!batch || !contract) return undefined;
  const subjectKind = FLAG_SUBJECTS.find((kind) => kind === params.get("kind")) ?? "batch";
  const subject = subjectKind === "batch" ? "" : (params.get("subject") ?? "");
  const about = { batchId: batch.id, subjectKind, subject };
  return {
    ...about,
    about: subjectText(about),
    href: subjectHref(about),
    reason: FLAG_REASONS.find((reason) => reason === params.get("reason")) ?? FLAG_REASONS[0],
    crumbs: [
      { label: contract.title, href: `/contracts/${contract.id}` },
      { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
      { label: "Flags", href: `/flags?batch=${batch.id}` },
      { label: "New" },
    ],
  };
}
