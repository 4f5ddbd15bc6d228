/** What entering needs of the running server; the command line and tests hand in their own. */
import type { Role } from "#app/domain/permission.ts";
import type { Db } from "#db/client.server.ts";

export interface Tools {
  db: Db;
  now(): number;
  settings: {
    keyFile: string;
    /** Whoever has one of these roles anywhere must set a second factor up. */
    secondFactorRoles: readonly Role[];
  };
}
