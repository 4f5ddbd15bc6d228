/** Settings of how people come in. Read, like all others, by `settings.server.ts`. */
import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { SettingDoc } from "#app/settings.server.ts";

export interface EntrySettings {
  /** Where people reach this server, without a path; null: where it listens. */
  publicUrl: string | null;
  /** Addresses and networks of proxies whose word on the client is taken. */
  proxies: readonly string[];
  /** Whoever has one of these roles anywhere sees only the own account until a second factor is set up. */
  secondFactorRoles: readonly Role[];
  /** Seals what must be read again; never in the database. */
  keyFile: string;
}

const listed = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));
const roles = listed.pipe(z.array(z.enum(ROLES, `roles with commas between, of ${ROLES.join(", ")}`)));
const proxies = listed.pipe(
  z.array(z.string().refine(isNetwork, "addresses or networks such as 10.0.0.5, 10.0.0.0/8 or loopback")),
);
export const origin = z
  .string()
  .refine(isOrigin, "an address such as https://assay.example.org, without a path")
  .transform((text) => new URL(text).origin);

export const entryShape = {
  ASSAY_URL: origin.optional(),
  ASSAY_PROXIES: proxies.default([]),
  ASSAY_SECOND_FACTOR: roles.default([]),
  ASSAY_KEY_FILE: z.string().min(1).optional(),
};

export const ENTRY_SETTINGS: readonly SettingDoc[] = [
  {
    name: "ASSAY_URL",
    about:
      "Where people reach Assay, such as https://assay.example.org; for links and, when https, Secure cookies and HSTS.",
    fallback: "http://HOST:PORT",
  },
  {
    name: "ASSAY_PROXIES",
    about:
      "Proxies in front, as addresses, networks or loopback: from them alone X-Forwarded-For, -Proto and -Host count.",
    fallback: "none",
  },
  {
    name: "ASSAY_SECOND_FACTOR",
    about: "Roles that must set a second factor up, such as lead,admin; everybody may.",
    fallback: "none",
  },
  {
    name: "ASSAY_KEY_FILE",
    about: "File of the key that seals second factors; made when it is needed, in no backup.",
    fallback: "assay.key in ASSAY_DATA",
  },
];

export function entrySettings(value: z.infer<z.ZodObject<typeof entryShape>>, dataFolder: string): EntrySettings {
  return {
    publicUrl: value.ASSAY_URL ?? null,
    proxies: value.ASSAY_PROXIES,
    secondFactorRoles: value.ASSAY_SECOND_FACTOR,
    keyFile: value.ASSAY_KEY_FILE ?? join(dataFolder, "assay.key"),
  };
}

function isNetwork(text: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true;
  const [address = "", bits, more] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}
