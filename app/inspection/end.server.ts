/** Ends an inspection before every item is settled: because the verdict is certain, or because it is given up. */
import { insertOutcome, rulingsOf } from "#db/inspection-reviews.server.ts";
import { type InspectionRow, inspectedItemsOf } from "#db/inspections.server.ts";
import { assess } from "./assess.ts";
import { outcomeOf } from "./outcome.ts";
import { statesOf } from "./states.ts";
import { type InspectionTools, type Refused, refused, reviewerOf } from "./tools.server.ts";

export async function endInspection(
  { db, now }: Pick<InspectionTools, "db" | "now">,
  inspection: InspectionRow,
  form: URLSearchParams,
): Promise<{ kind: "done" } | Refused> {
  const who = reviewerOf(form.get("by") ?? "");
  const intent = form.get("intent");
  if (!who) return refused("by", "Sign with your name.");
  const items = await inspectedItemsOf(db, inspection.id);
  const standing = assess(inspection.plan, statesOf(items.length, await rulingsOf(db, inspection.id)));
  const ended = outcomeOf(inspection, standing, { now: now(), by: who.name });
  if (intent === "conclude") {
    if (inspection.kind === "queue" ? standing.settled === 0 : standing.verdict === "open")
      return refused("", "More reviews are needed before this can be said.");
    return stored(await insertOutcome(db, { ...ended, inspectionId: inspection.id, reason: "Certain already." }));
  }
  const reason = (form.get("reason") ?? "").trim().slice(0, 2000);
  if (reason === "") return refused("reason", "Say why it is given up.");
  if (inspection.kind === "lot" && standing.verdict === "rejected")
    return refused("", "The plan refuses the lot already. Conclude the inspection instead of giving it up.");
  return stored(await insertOutcome(db, { ...ended, inspectionId: inspection.id, end: "abandoned", reason }));
}

function stored(isNew: boolean): { kind: "done" } | Refused {
  return isNew ? { kind: "done" } : refused("", "The inspection has ended already.");
}
