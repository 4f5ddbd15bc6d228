/** The two steps of adding a set: look at what would be taken, then take it. */
import {
  dropWaiting,
  type ProtectedPreview,
  previewUpload,
  waitingFile,
} from "#app/ingest/contamination/preview-protected.server.ts";
import { protect } from "#app/ingest/contamination/protect.server.ts";
import { protectedName } from "#app/ingest/contamination/protected-name.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { protectedSetNamed } from "#db/protected-sets.server.ts";

export interface AddValues {
  name: string;
  version: string;
  field: string;
}

export interface Added {
  stored: boolean;
  values: AddValues;
  errors: Partial<AddValues> & { file?: string };
  preview: ProtectedPreview | null;
}

interface Tools {
  db: Db;
  vault: Vault;
  settings: Settings;
  now(): number;
}

/** Nothing is stored: the file waits among the incoming ones. */
export async function previewSet({ db, vault }: Tools, form: FormData): Promise<Added> {
  const values = valuesOf(form);
  const errors: Added["errors"] = await nameErrors(db, values);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) errors.file = "Choose a file; it must not be empty.";
  if (Object.keys(errors).length > 0 || !(file instanceof File))
    return { stored: false, values, errors, preview: null };
  const previewed = await previewUpload(vault, file, values.field || null);
  if (!previewed.ok) return { stored: false, values, errors: { file: previewed.message }, preview: null };
  return {
    stored: false,
    values: { ...values, field: previewed.preview.field },
    errors: {},
    preview: previewed.preview,
  };
}

export async function addSet({ db, vault, settings, now }: Tools, form: FormData): Promise<Added> {
  const values = valuesOf(form);
  const named = protectedName(values.name, values.version);
  if (!named.ok) return { stored: false, values, errors: named.errors, preview: null };
  const file = waitingFile(vault, String(form.get("token") ?? ""));
  if (!file)
    return { stored: false, values, errors: { file: "The file is no longer here; choose it again." }, preview: null };
  const fileName = String(form.get("fileName") ?? "").slice(0, 200) || "unnamed";
  const field = values.field || null;
  const request = { file, fileName, name: named.name, version: named.version, field, by: settings.user, now: now() };
  const result = await protect(db, vault, request);
  dropWaiting(file);
  if (result.kind === "stored") return { stored: true, values, errors: {}, preview: null };
  return { stored: false, values, errors: { version: result.message }, preview: null };
}

async function nameErrors(db: Db, { name, version }: AddValues): Promise<Partial<AddValues>> {
  const named = protectedName(name, version);
  if (!named.ok) return named.errors;
  const known = await protectedSetNamed(db, named.name, named.version);
  return known?.removedAt === null ? { version: "There is a set of this name and version." } : {};
}

function valuesOf(form: FormData): AddValues {
  const of = (name: string) => String(form.get(name) ?? "").slice(0, 1000);
  return { name: of("name"), version: of("version"), field: of("field").trim() };
}
