/** The form that gives a slice a name: how much it holds, before it is saved. */
import { batchById, contractById } from "#db/contracts.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { sliceNumbers } from "./flag-numbers.server.ts";
import { nameOfSlice } from "./saved-slices.server.ts";
import { describeSlice } from "./slice.ts";
import { paramsOfSlice, sliceOfParams } from "./slice-params.ts";

/** undefined when there is no such batch. */
export async function newSlicePage(tools: ReviewTools, params: URLSearchParams) {
  const batch = await batchById(tools.db, params.get("batch") ?? "");
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!batch || !contract) return undefined;
  const slice = sliceOfParams(new URLSearchParams(params.get("slice") ?? ""));
  const known = await nameOfSlice(tools.db, contract.id, batch.id, slice);
  return {
    batchId: batch.id,
    week: batch.week,
    slice: new URLSearchParams(paramsOfSlice(slice)).toString(),
    about: describeSlice(slice),
    known: known ? { id: known.id, name: known.name } : null,
    numbers: await sliceNumbers(tools, batch.id, [slice]),
    crumbs: [
      { label: contract.title, href: `/contracts/${contract.id}` },
      { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
      { label: "Slices", href: `/batches/${batch.id}/slices` },
      { label: "Save" },
    ],
  };
}
