/** What a flag is about, in words and as an address. */
import type { FlagSubject } from "#app/domain/flag.ts";
import { describeSlice } from "./slice.ts";
import { sliceOfParams } from "./slice-params.ts";

interface Subject {
  batchId: string;
  subjectKind: FlagSubject;
  /** Parameters of the records screen; of a record its delivery, place and id. */
  subject: string;
}

export function subjectText({ subjectKind, subject }: Subject): string {
  const params = new URLSearchParams(subject);
  if (subjectKind === "batch") return "the whole batch";
  if (subjectKind === "record") return `record ${params.get("id") ?? ""}`;
  if (subjectKind === "annotator") return `annotator ${params.get("annotator") ?? ""}`;
  return describeSlice(sliceOfParams(params));
}

export function subjectHref({ batchId, subjectKind, subject }: Subject): string {
  if (subjectKind === "batch") return `/batches/${batchId}`;
  if (subjectKind !== "record") return `/batches/${batchId}/records?${subject}`;
  const params = new URLSearchParams(subject);
  return `/batches/${batchId}/records/${Number(params.get("delivery"))}/${Number(params.get("n"))}`;
}

/** null when it names something; else what is missing. */
export function subjectProblem({ subjectKind, subject }: Pick<Subject, "subjectKind" | "subject">): string | null {
  const params = new URLSearchParams(subject);
  if (subjectKind === "batch") return subject === "" ? null : "A flag on the batch names no part of it.";
  if (subjectKind === "record")
    return /^\d+ \d+ .+/.test(`${params.get("delivery")} ${params.get("n")} ${params.get("id")}`)
      ? null
      : "Flag a record from its own page.";
  const slice = sliceOfParams(params);
  if (subjectKind === "annotator") return slice.annotators?.length === 1 ? null : "Name the annotator.";
  return Object.keys(slice).length > 0 ? null : "A slice names at least one dimension.";
}

/** What a form or an address names, each once; a flag on a batch has one subject, the batch. */
export function subjectsOf(kind: FlagSubject, params: URLSearchParams): string[] {
  return kind === "batch" ? [""] : [...new Set(params.getAll("subject"))];
}

/** The form for a new flag. */
export function flagHref(batchId: string, subjectKind: FlagSubject, subject: string, reason?: string): string {
  const params = new URLSearchParams({ batch: batchId, kind: subjectKind, subject, ...(reason && { reason }) });
  return `/flags/new?${params}`;
}
