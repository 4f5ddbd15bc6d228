/** The two steps of an import. Between them the file travels in the form: nothing of it waits on disk. */
import { planAttributes, storeAttributes } from "#app/ingest/population/import-attributes.server.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { eraseAttributes } from "#db/population.server.ts";

const MOST_BYTES = 512 * 1024;

interface Tools {
  db: Db;
  settings: Settings;
  now(): number;
}

export type Sent =
  | { kind: "done" }
  | { kind: "refused"; field: "file" | "pseudonym"; message: string }
  | { kind: "preview"; content: string; plan: Awaited<ReturnType<typeof shown>> };

export async function previewImport({ db }: Tools, vendorId: string, form: FormData): Promise<Sent> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return refused("file", "Choose a file; it must not be empty.");
  if (file.size > MOST_BYTES) return refused("file", "The file is over 512 KiB; import it with `assay attributes`.");
  const bytes = Buffer.from(await file.arrayBuffer());
  const plan = await planAttributes(db, vendorId, bytes);
  if (plan.kind === "refused") return refused("file", faultsText(plan.faults));
  return { kind: "preview", content: bytes.toString("base64"), plan: shown(plan) };
}

export async function confirmImport({ db, settings, now }: Tools, vendorId: string, form: FormData): Promise<Sent> {
  const bytes = Buffer.from(String(form.get("content") ?? ""), "base64");
  const plan = await planAttributes(db, vendorId, bytes);
  if (plan.kind === "refused") return refused("file", faultsText(plan.faults));
  await storeAttributes(db, vendorId, plan, settings.user, now());
  return { kind: "done" };
}

export async function eraseOne({ db }: Tools, vendorId: string, form: FormData): Promise<Sent> {
  const pseudonym = String(form.get("pseudonym") ?? "").trim();
  if (pseudonym === "") return refused("pseudonym", "Name the annotator.");
  const erased = await eraseAttributes(db, vendorId, pseudonym);
  return erased > 0 ? { kind: "done" } : refused("pseudonym", "Nothing is known of an annotator of this pseudonym.");
}

function shown({ rows, kind: _, ...counts }: Extract<Awaited<ReturnType<typeof planAttributes>>, { kind: "plan" }>) {
  return { ...counts, values: rows.length };
}

function faultsText(faults: readonly { line: number; field: string; hint: string }[]): string {
  return faults.map(({ line, field, hint }) => `Line ${line}, ${field}: ${hint}`).join(" ");
}

function refused(field: "file" | "pseudonym", message: string): Sent {
  return { kind: "refused", field, message };
}
