/** What entering needs of the running server; the command line and tests hand in their own. */
import type { Role } from "#app/domain/permission.ts";
import type { Db } from "#db/client.server.ts";

/** The sign-in of the organisation, by OpenID Connect. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  /** As it stands on the button. */
  name: string;
  /** The claim that says in which groups somebody is: its name, or a path with dots. */
  roleClaim: string;
  /** Roles by group; none = roles are given in Assay. */
  roles: Readonly<Record<string, Role>>;
}

export interface Tools {
  db: Db;
  now(): number;
  settings: {
    keyFile: string;
    /** Whoever has one of these roles anywhere must set a second factor up. */
    secondFactorRoles: readonly Role[];
    publicUrl: string | null;
    oidc: OidcSettings | null;
  };
}
