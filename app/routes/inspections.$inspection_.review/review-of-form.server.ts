/** What the buttons of the reviewer's screen ask for. */
import type { Tools } from "#app/http/context.server.ts";
import {
  answerBlind,
  itemNumber,
  type Reviewed,
  returnItem,
  ruleOnLabel,
  takeNext,
} from "#app/inspection/review.server.ts";
import { refused } from "#app/inspection/tools.server.ts";
import type { InspectionRow } from "#db/inspections.server.ts";

export async function reviewOfForm(
  context: Tools,
  inspection: InspectionRow,
  form: URLSearchParams,
): Promise<Reviewed> {
  const as = form.get("as") ?? "";
  switch (form.get("intent")) {
    case "take":
      return takeNext(context, inspection.id, as);
    case "return":
      return returnItem(context, inspection.id, as);
    case "answer":
      return answerBlind(context, inspection, as, form);
    case "rule":
      return ruleOnLabel(context, inspection, as, { ...ruling(form), n: itemNumber(form) });
    default:
      return refused("", "The form was not complete. Go back and try again.");
  }
}

/** The button says that it can be defended, or that the class chosen beside it holds. */
function ruling(form: URLSearchParams): { verdict: string; note: string } {
  const verdict = form.get("verdict") === "defensible" ? "defensible" : (form.get("class") ?? "");
  return { verdict, note: form.get("note") ?? "" };
}

/** Back to the screen, in the same person's name and with the texts shown as before. */
export function reviewHref(id: string, form: URLSearchParams): string {
  const raw = form.get("raw") === "1" ? "&raw=1" : "";
  return `/inspections/${id}/review?as=${encodeURIComponent((form.get("as") ?? "").trim())}${raw}`;
}
