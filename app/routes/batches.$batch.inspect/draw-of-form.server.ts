/** What the two forms of the inspection tab ask for: a random sample by a plan, or a queue of chosen items. */
import type { Tools } from "#app/http/context.server.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { drawQueue, QUEUE_SOURCES } from "#app/inspection/draw-queue.server.ts";
import { planForm } from "#app/inspection/plan-form.ts";
import { refused } from "#app/inspection/tools.server.ts";

export async function drawOfForm(context: Tools, batchId: string, form: URLSearchParams) {
  const by = form.get("by") ?? "";
  if (form.get("intent") === "queue") {
    const source = QUEUE_SOURCES.find((one) => one === form.get("source"));
    if (!source) return refused("source", "Choose what to inspect.");
    const text = (form.get("most") ?? "").trim();
    return drawQueue(context, { batchId, source, most: /^\d{1,4}$/.test(text) ? Number(text) : 0, by });
  }
  const { request, errors } = planForm(form);
  const [fault] = Object.values(errors);
  if (fault) return refused("plan", `The plan cannot be used: ${fault}`);
  const seed = (form.get("seed") ?? "").trim();
  if (seed !== "" && !/^\d{1,10}$/.test(seed)) return refused("seed", "A whole number, or nothing for one by chance.");
  return drawLot(context, { batchId, request, seed: seed === "" ? null : Number(seed), by });
}
