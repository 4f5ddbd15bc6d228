/** Settings of how people come in. Read, like all others, by `settings.server.ts`. */
import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { OidcSettings } from "#app/people/tools.server.ts";
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
  oidc: OidcSettings | null;
}

const listed = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));
const roles = listed.pipe(z.array(z.enum(ROLES, `roles with commas between, of ${ROLES.join(", ")}`)));
const proxies = listed.pipe(
  z.array(z.string().refine(isNetwork, "addresses or networks such as 10.0.0.5, 10.0.0.0/8 or loopback")),
);
const origin = z
  .string()
  .refine(isOrigin, "an address such as https://assay.example.org, without a path")
  .transform((text) => new URL(text).origin);

const issuer = z.string().refine(isIssuer, "an https address; http only on this machine");
const rolesByGroup = z.string().transform((text, context) => {
  const read = z.record(z.string(), z.enum(ROLES)).safeParse(jsonOf(text));
  if (read.success) return read.data;
  context.addIssue(`JSON such as {"assay-admins":"admin"}, with roles of ${ROLES.join(", ")}`);
  return z.NEVER;
});

export const entryShape = {
  ASSAY_URL: origin.optional(),
  ASSAY_PROXIES: proxies.default([]),
  ASSAY_SECOND_FACTOR: roles.default([]),
  ASSAY_KEY_FILE: z.string().min(1).optional(),
  ASSAY_OIDC_ISSUER: issuer.optional(),
  ASSAY_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ASSAY_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  ASSAY_OIDC_NAME: z.string().min(1).max(60).default("your organisation"),
  ASSAY_OIDC_ROLE_CLAIM: z.string().min(1).default("groups"),
  ASSAY_OIDC_ROLES: rolesByGroup.default({}),
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
  {
    name: "ASSAY_OIDC_ISSUER",
    about:
      "OpenID Connect: issuer of your organisation's sign-in. Register ASSAY_URL/sign-in/organisation/back as redirect URI.",
    fallback: "none",
  },
  { name: "ASSAY_OIDC_CLIENT_ID", about: "OpenID Connect: client id that the issuer gave.", fallback: "none" },
  {
    name: "ASSAY_OIDC_CLIENT_SECRET",
    about: "OpenID Connect: client secret; without one Assay is a public client.",
    fallback: "none",
  },
  { name: "ASSAY_OIDC_NAME", about: "OpenID Connect: name on the button.", fallback: "your organisation" },
  {
    name: "ASSAY_OIDC_ROLE_CLAIM",
    about: "OpenID Connect: claim with the groups of a person; a path with dots reaches into objects.",
    fallback: "groups",
  },
  {
    name: "ASSAY_OIDC_ROLES",
    about:
      'OpenID Connect: roles by group, as {"assay-admins":"admin"}. Whoever has one gets an account; roles then follow the groups.',
    fallback: "roles are given in Assay",
  },
];

/** What one setting asks of another. */
export function checkEntry(value: EntryValues, context: z.RefinementCtx): void {
  if (value.ASSAY_OIDC_ISSUER === undefined) return;
  const missing = (["ASSAY_OIDC_CLIENT_ID", "ASSAY_URL"] as const).filter((name) => value[name] === undefined);
  for (const name of missing)
    context.addIssue({ code: "custom", path: [name], message: "is needed with ASSAY_OIDC_ISSUER" });
}

type EntryValues = z.infer<z.ZodObject<typeof entryShape>>;

export function entrySettings(value: EntryValues, dataFolder: string): EntrySettings {
  return {
    publicUrl: value.ASSAY_URL ?? null,
    proxies: value.ASSAY_PROXIES,
    secondFactorRoles: value.ASSAY_SECOND_FACTOR,
    keyFile: value.ASSAY_KEY_FILE ?? join(dataFolder, "assay.key"),
    oidc: oidcOf(value),
  };
}

function oidcOf(value: EntryValues): OidcSettings | null {
  if (value.ASSAY_OIDC_ISSUER === undefined || value.ASSAY_OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: value.ASSAY_OIDC_ISSUER,
    clientId: value.ASSAY_OIDC_CLIENT_ID,
    clientSecret: value.ASSAY_OIDC_CLIENT_SECRET ?? null,
    name: value.ASSAY_OIDC_NAME,
    roleClaim: value.ASSAY_OIDC_ROLE_CLAIM,
    roles: value.ASSAY_OIDC_ROLES,
  };
}

function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
