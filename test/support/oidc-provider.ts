/** A small OpenID Connect provider on loopback, with keys of its own. Whoever comes is let in as `person`. */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { base64url, exportJWK, generateKeyPair, SignJWT } from "jose";

export const CLIENT = { id: "assay", secret: "a secret of the tests" };

export interface Provider {
  issuer: string;
  /** Claims of whoever signs in next. */
  person: Record<string, unknown>;
  /** What is done wrong with the next token. */
  fault: Fault | null;
  /** Requests to the token endpoint so far. */
  exchanges: number;
  stop(): Promise<void>;
}

export type Fault =
  | "wrong nonce"
  | "wrong issuer"
  | "wrong audience"
  | "expired"
  | "alg none"
  | "foreign key"
  | "altered"
  | "no token";

interface Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

export async function startProvider(): Promise<Provider> {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const foreign = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "1", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();

  async function idToken({ nonce }: Grant): Promise<string> {
    const { fault, person, issuer } = provider;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: fault === "wrong issuer" ? "https://elsewhere.example" : issuer, sub: "subject-1", ...person },
      aud: fault === "wrong audience" ? "another client" : CLIENT.id,
      nonce: fault === "wrong nonce" ? "another" : nonce,
      ...(fault === "expired" ? { iat: now - 7200, exp: now - 3600 } : { iat: now, exp: now + 300 }),
    };
    if (fault === "alg none")
      return `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify(claims))}.`;
    const key = fault === "foreign key" ? foreign.privateKey : keys.privateKey;
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "1" }).sign(key);
    const [head, , signature] = token.split(".");
    const other = base64url.encode(JSON.stringify({ ...claims, sub: "somebody else" }));
    return fault === "altered" ? `${head}.${other}.${signature}` : token;
  }

  async function exchange(form: URLSearchParams): Promise<[number, object]> {
    provider.exchanges += 1;
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const own = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
    if (!own) return [401, { error: "invalid_client" }];
    if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get("redirect_uri"))
      return [400, { error: "invalid_grant" }];
    const tokens = { access_token: randomUUID(), token_type: "bearer", expires_in: 300 };
    return [200, provider.fault === "no token" ? tokens : { ...tokens, id_token: await idToken(grant) }];
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", provider.issuer);
    const json = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") return json(200, metadata(provider.issuer));
    if (url.pathname === "/keys") return json(200, { keys: [jwk] });
    if (url.pathname === "/token") return json(...(await exchange(new URLSearchParams(await bodyOf(request)))));
    const code = randomUUID();
    const asked = (name: string) => url.searchParams.get(name) ?? "";
    grants.set(code, { nonce: asked("nonce"), challenge: asked("code_challenge"), redirectUri: asked("redirect_uri") });
    const back = new URL(asked("redirect_uri"));
    back.search = String(new URLSearchParams({ code, state: asked("state"), iss: provider.issuer }));
    return response.writeHead(302, { Location: back.href }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const provider: Provider = {
    issuer: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    person: {},
    fault: null,
    exchanges: 0,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return provider;
}

function metadata(issuer: string) {
  return {
    ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
    ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], subject_types_supported: ["public"] },
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
