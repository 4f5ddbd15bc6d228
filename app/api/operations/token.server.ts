/** The token itself. */
import { z } from "zod";
import { PERMISSIONS, type Permission } from "#app/domain/permission.ts";
import { iso, isoOrNull, time } from "../fields.ts";
import { operation } from "../operation.ts";

export const token = {
  "GET /token": operation({
    id: "showToken",
    group: "Token",
    title: "What this token is and may do.",
    need: "signed-in",
    answer: z.object({
      name: z.string(),
      owner: z.object({ name: z.string(), email: z.string() }),
      scopes: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
      contract: z.string().nullable().meta({ description: "The only contract it sees; null for all of its owner’s." }),
      createdAt: time,
      expiresAt: time,
      usedAt: time.nullable(),
    }),
    example: {},
    async handle({ token: { name, scopes, contract, createdAt, expiresAt, usedAt }, person }) {
      return {
        name,
        owner: { name: person.name, email: person.email },
        ...{ scopes, contract, createdAt: iso(createdAt), expiresAt: iso(expiresAt), usedAt: isoOrNull(usedAt) },
      };
    },
  }),
};
