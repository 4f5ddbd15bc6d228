/** The database by itself: its pages, what it is made of, and whether every row that is referred to is there. */
import { danglingRows, pageFaults, schemaFaults } from "#db/snapshot.server.ts";
import type { Check } from "./check.server.ts";

/** A damaged page makes every other question about rows unanswerable. */
export const pages: Check = {
  name: "pages of the database",
  decisive: true,
  run: async ({ db }) => ({ faults: pageFaults(db) }),
};

/** A trigger that is gone no longer protects anything. */
export const structure: Check = {
  name: "tables and triggers",
  run: async ({ db }) => ({ faults: schemaFaults(db) }),
};

export const references: Check = {
  name: "foreign keys",
  run: async ({ db }) => ({ faults: danglingRows(db) }),
};
