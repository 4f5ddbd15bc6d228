/** Gives the demo's large contract the documents of its first two instruction versions; of the third only the name is known. */
import { writeFileSync } from "node:fs";
import { attach } from "#app/contracts/attach.server.ts";
import { instructionKey } from "#app/contracts/attachment-place.server.ts";
import { addInstructionOf } from "#app/schedule/instructions-page.server.ts";
import { hashFile, temporaryFile } from "#app/vault/vault.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const FIRST = `# What to prefer

1. Read the prompt twice. Say to yourself what was asked.
2. Prefer the answer that is **right** over the one that reads well.
3. Between two right answers prefer the shorter.

Use the middle of the scale only when you cannot tell the two apart.`;
const SECOND = `# What to prefer

1. Read the prompt twice. Say to yourself what was asked.
2. Prefer the answer that is **right and complete** over the one that reads well.
3. Between two right answers prefer the one without lists and headings nobody asked for.

Use the middle of the scale only when both are equally right. A refusal that is not needed loses.`;

export async function seedInstructions(
  store: Store,
  contractId: string,
  demoId: string,
  startsOn: string,
): Promise<void> {
  if (demoId !== "general-helpfulness") return;
  const { db } = store;
  const start = Date.parse(`${startsOn}T09:00:00Z`);
  for (const { version, body, day, note } of [
    { version: "1.0", body: FIRST, day: -8, note: "" },
    {
      version: "1.1",
      body: SECOND,
      day: 8,
      note: "Week 1 preferred long answers; lists and refusals are now spoken of.",
    },
  ]) {
    const at = start + day * DAY;
    const agreedOn = new Date(at).toISOString().slice(0, 10);
    const form = { version, body, note, agreedOn, agreedBy: "Demo operations, Larkfield Annotation" };
    const added = await addInstructionOf({ db, now: () => at }, contractId, form);
    if (!added.ok) throw new Error(`The demo's instructions failed: ${JSON.stringify(added)}`);
    if (version === "1.1") await withExamples(store, contractId, version, at);
  }
}

const EXAMPLES = `# Three worked examples

1. **Asked for one line.** An answer of one right line wins over a right page.
2. **A refusal that is not needed.** It loses, however polite.
3. **Right, with a list nobody asked for.** It loses to right without.
`;

/** The file that annotators were trained with. */
async function withExamples({ db, vault }: Store, contractId: string, version: string, at: number): Promise<void> {
  const path = temporaryFile(vault);
  writeFileSync(path, EXAMPLES);
  const file = { path, name: "worked-examples.md", ...(await hashFile(path)) };
  const tools = { db, vault, now: () => at, settings: { user: "Demo operations" } };
  const attached = await attach(tools, file, `contract:${instructionKey(contractId, version)}`, "used in training");
  if ("message" in attached) throw new Error(attached.message);
}
