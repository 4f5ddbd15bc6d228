/** The form of a file of scores: what is wrong with it beside its field, or what was imported. */
import { SCORE_KINDS } from "#app/domain/score-kind.ts";
import { importScores } from "#app/ingest/scores/import-scores.server.ts";
import type { ScoreFault } from "#app/ingest/scores/read-score-rows.ts";
import { MOST_SIDE_BYTES, sideFileText } from "#app/ingest/side-file-text.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";

export interface ImportValues {
  name: string;
  kind: string;
}

export interface Imported {
  values: ImportValues;
  errors: Partial<ImportValues> & { file?: string };
  /** The first rows that could not be used. */
  faults: ScoreFault[];
  stored: { name: string; scored: number; missing: number; unknown: number; faulty: number } | null;
}

const LONGEST_NAME = 100;

interface Tools {
  db: Db;
  vault: Vault;
  settings: Settings;
  now(): number;
}

export async function importForm(tools: Tools, batchId: string, form: FormData): Promise<Imported> {
  const values = { name: String(form.get("name") ?? "").trim(), kind: String(form.get("kind") ?? "") };
  const file = form.get("file");
  const kind = SCORE_KINDS.find((one) => one === values.kind);
  const errors: Imported["errors"] = {};
  if (values.name === "") errors.name = "Name the scores, for example after the model.";
  if (values.name.length > LONGEST_NAME) errors.name = `A name has at most ${LONGEST_NAME} characters.`;
  if (!kind) errors.kind = "Choose what the scores are.";
  if (!(file instanceof File) || file.size === 0) errors.file = "Choose a file; it must not be empty.";
  else if (file.size > MOST_SIDE_BYTES) errors.file = "The file is larger than 64 MiB; split it by delivery.";
  if (!kind || !(file instanceof File) || Object.keys(errors).length > 0)
    return { values, errors, faults: [], stored: null };
  const read = sideFileText(new Uint8Array(await file.arrayBuffer()));
  if (read.kind === "refused") return { values, errors: { file: read.message }, faults: [], stored: null };
  const result = await importScores(tools.db, {
    ...{ vault: tools.vault, batchId, text: read.text, fileName: file.name.slice(0, 200) },
    ...{ name: values.name, kind, by: tools.settings.user, now: tools.now() },
  });
  const { faults } = result;
  if (result.kind === "refused") return { values, errors: { file: result.message }, faults, stored: null };
  const { scored, missing, unknown, faulty } = result;
  return { values, errors, faults, stored: { name: values.name, scored, missing, unknown, faulty } };
}
