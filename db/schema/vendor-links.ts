/** Read-only links for vendors. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contracts, vendors } from "./contracts.ts";
import { at, id } from "./parts.ts";

/** Opens a vendor's own batches and reports, without an account, until it expires or is revoked. */
export const vendorLinks = sqliteTable(
  "vendor_links",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id),
    tokenSha256: text("token_sha256").notNull(),
    /** For whom it was made. */
    note: text("note").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    expiresAt: at("expires_at"),
    revokedAt: integer("revoked_at"),
    /** When it was last opened. */
    seenAt: integer("seen_at"),
  },
  (t) => [
    uniqueIndex("vendor_links_token").on(t.tokenSha256),
    index("vendor_links_vendor").on(t.vendorId),
    check("vendor_links_hash", sql`length(${t.tokenSha256}) = 64`),
  ],
);

/** The contracts that a link shows; without a row every contract with the vendor. */
export const vendorLinkContracts = sqliteTable(
  "vendor_link_contracts",
  {
    linkId: text("link_id")
      .notNull()
      .references(() => vendorLinks.id),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
  },
  (t) => [primaryKey({ columns: [t.linkId, t.contractId] })],
);
