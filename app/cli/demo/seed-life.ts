/** Gives the demo's contracts their stages, and what was ready when collection began. */

import { writeFileSync } from "node:fs";
import { amendContract } from "#app/contracts/amend.server.ts";
import { attach } from "#app/contracts/attach.server.ts";
import { noteReadiness } from "#app/contracts/readiness-page.server.ts";
import { parseContract } from "#app/domain/contract.ts";
import type { ReadinessItem } from "#app/domain/readiness.ts";
import type { Stage } from "#app/domain/stage.ts";
import { lazyViews } from "#app/http/view-cache.server.ts";
import { moveContract } from "#app/reports/close-out/close-out.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { hashFile, temporaryFile } from "#app/vault/vault.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const LEAD = "Demo lead";

interface Move {
  stage: Stage;
  day: number;
  note: string;
  redReason?: string;
}

const MOVES: Record<string, Move[]> = {
  "general-helpfulness": [
    { stage: "agreed", day: -14, note: "Signed by both sides; statement of work 1." },
    { stage: "onboarding", day: -7, note: "Instructions 1.0 agreed; the first round of calibration is out." },
    {
      stage: "running",
      day: 0,
      note: "Week 1 is open.",
      redReason: "The slots are booked and cannot be moved; the missing items are due within week 1.",
    },
  ],
  "overlap-set": [
    { stage: "agreed", day: -7, note: "Signed: one week, the items of another vendor." },
    {
      stage: "running",
      day: 0,
      note: "The items are out.",
      redReason: "One week only: the checklist is kept with the large contract.",
    },
    { stage: "closing", day: 6, note: "The only week is in and decided." },
  ],
  "reasoning-set": [
    { stage: "agreed", day: -10, note: "Signed: five weeks, a price for each domain." },
    { stage: "onboarding", day: -7, note: "Nine annotators read the instructions." },
    {
      stage: "running",
      day: 0,
      note: "Week 1 is open.",
      redReason: "The first week calibrates; the checklist is kept with the large contract.",
    },
  ],
  "multilingual-helpfulness": [
    { stage: "agreed", day: -12, note: "Signed by both sides." },
    {
      stage: "running",
      day: 0,
      note: "Week 1 is open.",
      redReason: "Four weeks only: the checklist is kept with the large contract.",
    },
  ],
  "code-review": [
    { stage: "agreed", day: -21, note: "Signed; a small contract without a pilot." },
    {
      stage: "running",
      day: 0,
      note: "Week 1 is open.",
      redReason: "Three weeks only: the checklist is kept with the large contract.",
    },
    { stage: "closing", day: 20, note: "The last week is in; the decision on it awaits its second signature." },
  ],
};

const READY: { item: ReadinessItem; day: number; evidence: string; owner: string }[] = [
  {
    item: "training_infrastructure",
    day: -10,
    owner: "Demo engineer",
    evidence: "A reward model was trained on public pairs from end to end.",
  },
  {
    item: "evaluations",
    day: -10,
    owner: "Demo engineer",
    evidence: "Six benchmarks run nightly; the base checkpoint has its figures.",
  },
  {
    item: "plan_for_use",
    day: -9,
    owner: LEAD,
    evidence: "Weeks 1 and 2 calibrate; from week 3 a model is trained every second week.",
  },
  {
    item: "instructions_agreed",
    day: -8,
    owner: "Demo operations",
    evidence: "Version 1.0, signed off by both sides.",
  },
  { item: "gold_set", day: -3, owner: "Demo research", evidence: "Items with agreed answers, a tenth of every batch." },
];

export async function seedLife({ db }: Store, contractId: string, demoId: string, startsOn: string): Promise<void> {
  const at = (day: number) => Date.parse(`${startsOn}T09:00:00Z`) + day * DAY;
  const dayText = (day: number) => new Date(at(day)).toISOString().slice(0, 10);
  const moves = MOVES[demoId];
  if (!moves) return;
  const first = {
    contractId,
    stage: "sourcing",
    on: dayText(-40),
    note: "Three vendors were asked.",
    red: null,
    open: null,
  } as const;
  await appendStage(db, { ...first, at: at(-40), by: LEAD }, 0);
  if (demoId === "general-helpfulness")
    for (const { day, ...note } of READY)
      await said(
        noteReadiness(
          { db, now: () => at(day) },
          contractId,
          new URLSearchParams({ ...note, state: "ready", by: note.owner }),
        ),
      );
  for (const { day, redReason = "", ...move } of moves) {
    const form = new URLSearchParams({ ...move, redReason, on: dayText(day), by: LEAD });
    await said(moveContract({ db, views: lazyViews(db), now: () => at(day) }, contractId, form));
  }
}

const STATEMENT_OF_WORK = `# Statement of work 1

Comparisons of two answers on a scale of five points, a tie included; six weekly batches.
Acceptance by gold accuracy per batch, Annex A. Rework within five business days, twice at most.
`;

/** What was signed, as a file. */
export async function seedDocuments({ db, vault }: Store, contractId: string, at: number): Promise<void> {
  const path = temporaryFile(vault);
  writeFileSync(path, STATEMENT_OF_WORK);
  const file = { path, name: "statement-of-work-1.md", ...(await hashFile(path)) };
  const tools = { db, vault, now: () => at, settings: { user: LEAD } };
  const attached = await attach(tools, file, `contract:${contractId}`, "as signed");
  if ("message" in attached) throw new Error(attached.message);
}

/** A change after deliveries: from then on large decisions want a second person. */
export async function seedAmendment({ db }: Store, contractId: string, at: number): Promise<void> {
  const contract = await contractById(db, contractId);
  const parsed = parseContract({ ...(await contractFile(db, contractId)), secondApproverAbove: "400000.00" });
  if (!contract || !parsed.ok) throw new Error("The demo contract cannot be amended.");
  const typed = {
    effectiveOn: new Date(at).toISOString().slice(0, 10),
    amendReason: "Finance asks for a second signature above this.",
    amendSigner: LEAD,
  };
  await said(amendContract({ db, now: () => at }, contract, { terms: parsed.contract }, typed));
}

async function said(written: Promise<{ ok: boolean }>): Promise<void> {
  const result = await written;
  if (!result.ok) throw new Error(`The demo's life of a contract failed: ${JSON.stringify(result)}`);
}
