/** The form for new flags: what they are about and how much that is, and where it leads back to. */
import { FLAG_REASONS, FLAG_SUBJECTS } from "#app/domain/flag.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { sliceNumbers } from "./flag-numbers.server.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import { subjectHref, subjectsOf, subjectText } from "./flag-subject.ts";

/** undefined when there is no such batch. */
export async function newFlagPage(tools: ReviewTools, params: URLSearchParams) {
  const batch = await batchById(tools.db, params.get("batch") ?? "");
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!batch || !contract) return undefined;
  const subjectKind = FLAG_SUBJECTS.find((kind) => kind === params.get("kind")) ?? "batch";
  const subjects = subjectsOf(subjectKind, params);
  const abouts = subjects.map((subject) => ({ batchId: batch.id, subjectKind, subject }));
  return {
    batchId: batch.id,
    subjectKind,
    subjects,
    abouts: abouts.map(subjectText),
    href: abouts.length === 1 && abouts[0] ? subjectHref(abouts[0]) : `/batches/${batch.id}/flags`,
    /** What they touch together, each judgment once; null when nothing was delivered. */
    numbers: await sliceNumbers(tools, batch.id, abouts.map(sliceOfFlag)),
    reason: FLAG_REASONS.find((reason) => reason === params.get("reason")) ?? FLAG_REASONS[0],
    crumbs: [
      { label: contract.title, href: `/contracts/${contract.id}` },
      { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
      { label: "Flags", href: `/batches/${batch.id}/flags` },
      { label: "New" },
    ],
  };
}
