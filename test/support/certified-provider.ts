/**
 * An OpenID Connect provider that is not ours: `oidc-provider`, certified by the OpenID Foundation, on loopback. A person
 * signs in on its pages and agrees on them, as its own forms ask.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import type { Configuration } from "oidc-provider";
import { vi } from "vitest";

export const CLIENT = { id: "assay", secret: "a secret of the tests, long enough for this" };
/** Registered without a secret. */
export const PUBLIC_CLIENT = "assay-without-a-secret";
const REDIRECT = "https://assay.example/sign-in/organisation/back";

/** Seconds. */
const OTHERS_LAST = { Interaction: 300, Session: 300, Grant: 300, AccessToken: 300 };

export interface CertifiedProvider {
  issuer: string;
  /** By subject: what the organisation says of its people. */
  people: Map<string, Record<string, unknown>>;
  /** Seconds that what it issues next lasts. */
  lasts: { token: number; code: number };
  /** A browser of its own: from Assay's redirect to the address that leads back, signed in as `subject` on the way. */
  signIn(url: string, subject: string): Promise<URL>;
  /** The same, turned down on its first page. */
  turnDown(url: string): Promise<URL>;
  stop(): Promise<void>;
}

export async function startCertifiedProvider(): Promise<CertifiedProvider> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: CertifiedProvider["people"] = new Map();
  const lasts = { token: 300, code: 60 };
  const lifetime = (of: keyof typeof lasts) => () => lasts[of];
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "1", alg: "RS256", use: "sig" };
  const client = { redirect_uris: [REDIRECT], grant_types: ["authorization_code"], response_types: ["code" as const] };
  const configuration: Configuration = {
    clients: [
      {
        ...client,
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        token_endpoint_auth_method: "client_secret_post",
      },
      { ...client, client_id: PUBLIC_CLIENT, token_endpoint_auth_method: "none" },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ["only of this test"] },
    claims: { email: ["email", "email_verified"], profile: ["name", "groups"] },
    ttl: { ...OTHERS_LAST, IdToken: lifetime("token"), AuthorizationCode: lifetime("code") },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...people.get(sub), sub }) }),
  };
  // It warns that it keeps what it issues in memory and shows pages made for trying it out, and of a Node as old as ours.
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { Provider } = await import("oidc-provider");
  server.on("request", new Provider(issuer, configuration).callback());
  warned.mockRestore();
  return {
    ...{ issuer, people, lasts },
    signIn: (url, subject) => browse(url, (page) => page.send({ login: subject, password: "any" })),
    turnDown: (url) => browse(url, (page) => page.abort()),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Page {
  send(fields: Record<string, string>): Promise<Response>;
  abort(): Promise<Response>;
}

/** Follows redirects, keeps cookies, and does as told on each page, until it is sent to Assay. */
async function browse(start: string, act: (page: Page) => Promise<Response>): Promise<URL> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, init: RequestInit = {}) => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { ...init, redirect: "manual", headers: { Cookie } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  let url = start;
  for (let steps = 0; steps < 20; steps += 1) {
    let answer = await ask(url);
    if (answer.status === 200) {
      const html = await answer.text();
      const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? "";
      const page: Page = {
        send: (fields) =>
          ask(new URL(found(/action="([^"]+)"/), url).href, {
            method: "POST",
            body: new URLSearchParams({ prompt: found(/name="prompt" value="(\w+)"/), ...fields }),
          }),
        abort: () => ask(new URL(found(/href="([^"]+\/abort)"/), url).href),
      };
      answer = await act(page);
    }
    const to = answer.headers.get("Location");
    if (to === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(to, url).href;
    if (url.startsWith(REDIRECT)) return new URL(url);
  }
  throw new Error("The provider leads nowhere.");
}
