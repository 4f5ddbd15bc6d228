/** One claim typed into the form, or a JSON file of several. */
import { faultSentence, readWrittenJson } from "#app/domain/written-json.ts";
import { sideFileText } from "#app/ingest/side-file-text.ts";
import { type ClaimValues, claimsOfJson, claimValuesOf, readClaim, type StatedClaim } from "#app/review/claim-form.ts";

export type ClaimsOfForm =
  | { ok: true; claims: StatedClaim[] }
  | { ok: false; values: ClaimValues; errors: Partial<ClaimValues> & { file?: string }; messages: string[] };

const LARGEST_FILE = 1024 * 1024;
const MOST_MESSAGES = 8;

export async function claimsOfForm(form: FormData, now: number): Promise<ClaimsOfForm> {
  const values = claimValuesOf(form);
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return claimsOfFile(file, values, now);
  if (form.has("import"))
    return { ok: false, values, errors: { file: "Choose a JSON file with claims." }, messages: [] };
  const read = readClaim(values, now);
  return read.ok ? { ok: true, claims: [read.claim] } : { ok: false, values, errors: read.errors, messages: [] };
}

async function claimsOfFile(file: File, values: ClaimValues, now: number): Promise<ClaimsOfForm> {
  const refused = (error: string, messages: string[] = []): ClaimsOfForm => ({
    ok: false,
    values,
    errors: { file: error },
    messages: messages.slice(0, MOST_MESSAGES),
  });
  if (file.size > LARGEST_FILE) return refused("The file is larger than 1 MiB.");
  const bytes = sideFileText(new Uint8Array(await file.arrayBuffer()));
  if (bytes.kind === "refused") return refused(bytes.message);
  const json = readWrittenJson(bytes.text.replace(/^\ufeff/, ""));
  if (!json.ok) return refused(faultSentence(json.fault));
  const read = claimsOfJson(json.value, now);
  return read.ok ? read : refused("Nothing was stored; mend what is listed above.", read.problems);
}
