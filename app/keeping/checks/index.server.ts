/** What is proved, in this order. */
import { auditLog } from "./audit-log.server.ts";
import type { Check } from "./check.server.ts";
import { pages, references, structure } from "./database.server.ts";
import { erasures } from "./erasures.server.ts";
import { files } from "./files.server.ts";
import { retention } from "./retention.server.ts";
import { closeOuts, releases } from "./stored-hashes.server.ts";

export const CHECKS: readonly Check[] = [
  pages,
  structure,
  references,
  closeOuts,
  releases,
  auditLog,
  erasures,
  retention,
  files,
];
