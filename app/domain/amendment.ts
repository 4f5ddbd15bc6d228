/** What an amendment of a contract may change, and from when, once something was delivered or decided under it. */
import { z } from "zod";
import { contractDiff, type FieldChange } from "./contract-diff.ts";
import type { ContractFile } from "./contract-file.ts";
import { isDay } from "./instant.ts";
import { nameText, saidText } from "./said.ts";

export const amendmentSchema = z.object({
  effectiveOn: z
    .string({ error: "Give the day from which it holds." })
    .trim()
    .refine(isDay, "Write the day as YYYY-MM-DD."),
  amendReason: saidText("Say why the contract is amended.", 2000, "A reason has at most 2,000 characters."),
  amendSigner: nameText("Sign with your name."),
});

/** How an amendment that waited for its day ended. */
export const PENDING_ENDS = ["applied", "withdrawn", "refused"] as const;

interface Amending {
  before: ContractFile;
  after: ContractFile;
  /** YYYY-MM-DD; one ahead waits for its day. */
  effectiveOn: string;
  /** Weeks that hold a delivery. */
  delivered: readonly number[];
  /** Signed decisions: their week, and the day. */
  decisions: readonly { id: number; week: number; signer: string; day: string }[];
}

export interface AmendmentProblem {
  field: "currency" | "unit" | "weekCount" | "effectiveOn";
  message: string;
}

/** Fields that say what a batch is worth, what it is judged by, or until when; a decision rests on each of them. */
const RESTED_ON =
  /^(committedUnits|total|tiers|firstBatchDiscount|tolerance|unit|feedback|approvedModels|mix|policy|rejectionWindowDays|timeZone|secondApproverAbove)\b/;

/** Every reason against an amendment, each with the delivery or decision in the way. */
export function amendmentProblems({ before, after, effectiveOn, delivered, decisions }: Amending): AmendmentProblem[] {
  const problems: AmendmentProblem[] = [];
  const changes = contractDiff(before, after);
  const [first] = delivered;
  for (const field of ["currency", "unit"] as const)
    if (first !== undefined && before[field] !== after[field])
      problems.push({
        field,
        message: `Week ${first} was delivered in ${before[field]}${field === "unit" ? "s" : ""}; the ${field} cannot become ${after[field]}. Make a new contract instead.`,
      });
  const dropped = delivered.find((week) => week > (after.weeks ?? []).length);
  if (dropped !== undefined)
    problems.push({ field: "weekCount", message: `Week ${dropped} has a delivery and cannot be dropped.` });
  const overtaken = decisions.find(
    (decision) => decision.day > effectiveOn && changes.some((one) => changesIt(one, decision.week)),
  );
  if (overtaken) problems.push({ field: "effectiveOn", message: overtakenText(overtaken, changes) });
  return problems;
}

function changesIt({ path }: FieldChange, week: number): boolean {
  return RESTED_ON.test(path) || path.startsWith(`weeks[${week}]`);
}

function overtakenText(
  { id, week, signer, day }: Amending["decisions"][number],
  changes: readonly FieldChange[],
): string {
  const named = changes.filter((one) => changesIt(one, week)).map(({ path }) => path);
  return `Decision ${id} on week ${week}, signed by ${signer} on ${day}, rests on ${named.slice(0, 3).join(", ")} as it is now. The amendment can hold from ${day} on, not before.`;
}
