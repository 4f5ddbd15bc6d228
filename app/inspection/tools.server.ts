/** What the server files of inspection share. */
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Reviewer } from "#db/inspection-holds.server.ts";

export type InspectionTools = ReviewTools & { vault: Vault };

export interface Refused {
  kind: "refused";
  /** The field it belongs to; "" for the whole. */
  field: string;
  message: string;
}

export function refused(field: string, message: string): Refused {
  return { kind: "refused", field, message };
}

const LONGEST_NAME = 200;

/** null for nobody. Case and spaces make no second person. */
export function reviewerOf(text: string): Reviewer | null {
  const name = text.trim().replace(/\s+/g, " ");
  if (name === "" || name.length > LONGEST_NAME) return null;
  return { name, key: name.normalize("NFKC").toLowerCase() };
}
