/** The judgments that a flag is about, as a slice. */
import type { FlagSubject } from "#app/domain/flag.ts";
import type { Slice } from "./slice.ts";
import { sliceOfParams } from "./slice-params.ts";

/** The empty slice for a whole batch. */
export function sliceOfFlag({ subjectKind, subject }: { subjectKind: FlagSubject; subject: string }): Slice {
  const params = new URLSearchParams(subject);
  if (subjectKind === "batch") return {};
  if (subjectKind === "record") return { records: [`${Number(params.get("delivery"))}/${Number(params.get("n"))}`] };
  return sliceOfParams(params);
}
