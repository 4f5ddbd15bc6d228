/**
 * An uploaded evaluation set on its way in: kept among the vault's incoming files while a person looks at what would be
 * taken from it. Left there it is swept at the next start.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { temporaryFile, type Vault } from "#app/vault/vault.server.ts";
import { UnusableFile } from "../formats/format.ts";
import { type ReadProtectedSet, readProtectedSet } from "./read-protected-set.server.ts";

const SHOWN = 5;
const LONGEST_SHOWN = 400;
/** Names as `temporaryFile` makes them: nothing else may be read through a form. */
const TOKEN = /^\d{1,10}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface ProtectedPreview extends Omit<ReadProtectedSet, "texts"> {
  /** Names the waiting file. */
  token: string;
  fileName: string;
  entries: number;
  first: string[];
}

export type Previewed = { ok: true; preview: ProtectedPreview } | { ok: false; message: string };

export async function previewUpload(vault: Vault, file: File, field: string | null): Promise<Previewed> {
  const path = temporaryFile(vault);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()), { flag: "wx" });
  try {
    const { texts, ...set } = await readProtectedSet(path, field);
    const first = texts.slice(0, SHOWN).map(shortened);
    const fileName = file.name.slice(0, 200);
    return { ok: true, preview: { ...set, token: basename(path), fileName, entries: texts.length, first } };
  } catch (error) {
    rmSync(path, { force: true });
    if (error instanceof UnusableFile) return { ok: false, message: `${error.message} ${error.hint}`.trim() };
    throw error;
  }
}

/** Path of a waiting file; null when there is none of this name. */
export function waitingFile(vault: Vault, token: string): string | null {
  const path = join(vault.folder, "incoming", token);
  return TOKEN.test(token) && existsSync(path) ? path : null;
}

export function dropWaiting(path: string): void {
  rmSync(path, { force: true });
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)} …` : text;
}
