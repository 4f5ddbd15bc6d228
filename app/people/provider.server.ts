/** Talking to the organisation's sign-in: discovery, authorization code with PKCE, state and nonce, a signed ID token. */
import type { Configuration } from "openid-client";
import type { OidcSettings } from "./tools.server.ts";

/** What binds an answer of the provider to the browser that asked; kept sealed in its cookie. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Claims {
  issuer: string;
  subject: string;
  email: string | null;
  emailIsVerified: boolean;
  name: string | null;
  /** How the provider made sure who it is, as RFC 8176 names it. */
  methods: readonly string[];
  all: Readonly<Record<string, unknown>>;
}

const HOUR = 3_600_000;
const SECONDS = 10;
const found = new Map<string, { config: Promise<Configuration>; at: number }>();

export async function authorizationUrl(oidc: OidcSettings, redirectUri: string, now: number) {
  const client = await import("openid-client");
  const config = await configuration(oidc, now);
  const pending: Pending = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: "openid email profile", state: pending.state, nonce: pending.nonce },
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, pending };
}

/**
 * @param back the redirect URI with what the provider added.
 * @throws whatever is wrong with the answer or the token: state, code, signature, issuer, audience, nonce, time.
 */
export async function claimsOf(oidc: OidcSettings, back: URL, pending: Pending, now: number): Promise<Claims> {
  const client = await import("openid-client");
  const config = await configuration(oidc, now);
  const tokens = await client.authorizationCodeGrant(config, back, {
    ...{ expectedState: pending.state, expectedNonce: pending.nonce, pkceCodeVerifier: pending.verifier },
    idTokenExpected: true,
  });
  const token = tokens.claims();
  if (!token) throw new Error("The provider sent no ID token.");
  const asks = token.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
  const more = asks ? await client.fetchUserInfo(config, tokens.access_token, token.sub) : {};
  const all: Record<string, unknown> = { ...more, ...token };
  const text = (name: string) => (typeof all[name] === "string" && all[name] !== "" ? String(all[name]) : null);
  return {
    ...{
      issuer: token.iss,
      subject: token.sub,
      all,
      email: text("email"),
      emailIsVerified: all.email_verified === true,
    },
    name: text("name") ?? text("preferred_username"),
    methods: Array.isArray(token.amr) ? token.amr.map(String) : [],
  };
}

/** Asked for once an hour: keys and addresses of a provider change seldom. */
function configuration(oidc: OidcSettings, now: number): Promise<Configuration> {
  const key = JSON.stringify([oidc.issuer, oidc.clientId, oidc.clientSecret]);
  const known = found.get(key);
  if (known && now - known.at < HOUR && now >= known.at) return known.config;
  const config = discovered(oidc);
  found.set(key, { config, at: now });
  config.catch(() => found.delete(key));
  return config;
}

async function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import("openid-client");
  const own = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
  const plain = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  // The token comes over TLS from the provider itself, which would do; its signature is checked all the same.
  const execute = [...plain, client.enableNonRepudiationChecks];
  return client.discovery(new URL(issuer), clientId, {}, own, { execute, timeout: SECONDS });
}
