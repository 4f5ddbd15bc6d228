/** Gives the demo's large contract the documents of its first two instruction versions; of the third only the name is known. */
import { addInstructionOf } from "#app/schedule/instructions-page.server.ts";
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
  { db }: Store,
  contractId: string,
  demoId: string,
  startsOn: string,
): Promise<void> {
  if (demoId !== "general-helpfulness") return;
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
  }
}
