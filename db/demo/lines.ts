/** A delivery as canonical JSONL, with the malformed rows of its plan among the good ones. */
import type { ItemRecord } from "#app/domain/record.ts";
import { MALFORMATIONS, type Malformation, type MalformedRows, type PlantedTruth } from "./faults.ts";
import { generateItems } from "./generate.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at } from "./random.ts";

const CHUNK_CHARS = 1 << 18;

/** Lines without their line feed. The count of lines is the plan's count: a malformed row stands in for a good one. */
export function* deliveryLines(plan: DeliveryPlan, truth: PlantedTruth): Generator<string> {
  const bad = plan.faults.find((fault): fault is MalformedRows => fault.kind === "malformed-rows")?.rows ?? 0;
  const every = bad > 0 ? Math.floor(plan.count / bad) : 0;
  let line = 0;
  for (const { item } of generateItems(plan, truth)) {
    line += 1;
    if (every > 0 && line % every === every >> 1 && truth.malformed.length < bad) {
      const what = at(MALFORMATIONS, truth.malformed.length % MALFORMATIONS.length);
      truth.malformed.push({ line, id: item.id, what });
      yield malformed(item, what);
    } else yield JSON.stringify(item);
  }
}

/** The same as chunks of about a quarter of a megabyte, ready to be written to a file or stream. */
export function* deliveryChunks(plan: DeliveryPlan, truth: PlantedTruth): Generator<string> {
  let chunk = "";
  for (const line of deliveryLines(plan, truth)) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

function malformed(item: ItemRecord, what: Malformation): string {
  if (what === "broken-json") return JSON.stringify(item).slice(0, -20);
  if (what === "no-responses") return JSON.stringify({ ...item, responses: [] });
  if (what === "no-prompt") return JSON.stringify({ ...item, prompt: undefined });
  if (what === "label-out-of-range")
    return JSON.stringify({ ...item, judgments: item.judgments.map((j) => ({ ...j, value: 7 })) });
  return JSON.stringify({ ...item, responses: [item.responses[0], { model: item.responses[1]?.model }] });
}
