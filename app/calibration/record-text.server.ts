/** The record at a place in the vault. */
import type { ItemRecord } from "#app/domain/record.ts";
import { recordOfLine } from "#app/domain/record-of-line.ts";
import { MissingFromVault, readAt, type Vault } from "#app/vault/vault.server.ts";

export interface TextPlace {
  textSha256: string;
  offset: number;
  length: number;
}

/** null when the vault has lost the file, or it does not hold a record there. */
export function recordText(vault: Vault, { textSha256, offset, length }: TextPlace): ItemRecord | null {
  try {
    return recordOfLine(readAt(vault, textSha256, offset, length).toString("utf8"));
  } catch (error) {
    if (error instanceof MissingFromVault || error instanceof SyntaxError) return null;
    throw error;
  }
}
