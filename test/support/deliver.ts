/** Hands a file to the ordinary ingest. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { type IngestHooks, type IngestRequest, type IngestResult, ingest } from "#app/ingest/ingest.server.ts";
import { NOW, type TestTools } from "./tools.ts";

const NO_HOOKS: IngestHooks = { progress: () => {}, cancelled: () => false };
let files = 0;

export function deliver(
  tools: Pick<TestTools, "db" | "vault" | "folder">,
  batchId: string,
  content: string | Buffer,
  changes: Partial<IngestRequest> = {},
  hooks: IngestHooks = NO_HOOKS,
): Promise<IngestResult> {
  files += 1;
  const fileName = changes.fileName ?? `delivery-${files}.jsonl`;
  const file = join(tools.folder, `${files}-file`);
  writeFileSync(file, content);
  const request = {
    file,
    fileName,
    batchId,
    reader: null,
    kind: "full",
    receivedBy: "tester",
    now: NOW,
    limits: DEFAULT_LIMITS,
  };
  return ingest(tools.db, tools.vault, { ...request, ...changes } as IngestRequest, hooks);
}

/** A canonical line with one Likert judgment. */
export function itemLine(id: string, changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id,
    prompt: `What is ${id}?`,
    responses: [
      { text: `First answer to ${id}.`, model: "model-a" },
      { text: `Second answer to ${id}, a little longer.`, model: "model-b" },
    ],
    judgments: [{ annotator: "w-01", kind: "likert", value: 2, points: 5, seconds: 40, at: "2026-10-06T09:00:00Z" }],
    domain: "writing",
    ...changes,
  });
}

export function itemLines(from: number, to: number, changes: Record<string, unknown> = {}): string {
  return Array.from({ length: to - from }, (_, i) => `${itemLine(`item-${from + i}`, changes)}\n`).join("");
}
