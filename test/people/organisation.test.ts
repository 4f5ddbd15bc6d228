/** Signing in through the organisation, against a provider on loopback that signs its tokens, or does it wrong. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeAccount } from "#app/people/account-page.server.ts";
import { beginOrganisation, finishOrganisation } from "#app/people/organisation.server.ts";
import { roleOfClaims } from "#app/people/organisation-account.server.ts";
import { hashPassphrase } from "#app/people/passphrase.server.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { letIn } from "#app/people/sign-in.server.ts";
import { loader as begin } from "#app/routes/sign-in_.organisation/route.tsx";
import { loader as finish } from "#app/routes/sign-in_.organisation_.back/route.tsx";
import { readSettings } from "#app/settings.server.ts";
import { addUser, changeUser, listUsers, setSecondFactor, userByEmail, userById } from "#db/people.server.ts";
import { CLIENT, type Fault, type Provider, startProvider } from "#test/support/oidc-provider.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const PASSPHRASE = "four unlikely herons wading";
const client = { address: "192.0.2.7", agent: "test", secure: true };
const ADA = { email: "ada@example.org", email_verified: true, name: "Ada Example", groups: ["desk"] };

let provider: Provider;
let tools: TestTools;
let at: TestTools;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());
beforeEach(async () => {
  tools = await testTools();
  provider.person = ADA;
  provider.fault = null;
  at = withRoles({ desk: "ops", leads: "lead" });
});
afterEach(() => tools.dispose());

function withRoles(roles: Record<string, string>): TestTools {
  const given = {
    ...{ ASSAY_OIDC_ISSUER: provider.issuer, ASSAY_OIDC_CLIENT_ID: CLIENT.id, ASSAY_OIDC_CLIENT_SECRET: CLIENT.secret },
    ...{ ASSAY_URL: "https://assay.example", ASSAY_DATA: tools.folder, ASSAY_OIDC_ROLES: JSON.stringify(roles) },
  };
  return { ...tools, settings: readSettings(given) };
}

async function leave(to = "/", link: string | null = null, person: TestTools["person"] = null) {
  const begun = await beginOrganisation(at, { to, link, person, secure: true });
  if (begun.kind !== "away") throw new Error(begun.message);
  const answer = await fetch(begun.url, { redirect: "manual" });
  const back = new URL(answer.headers.get("Location") ?? "");
  return { url: new URL(begun.url), back, cookie: begun.cookie };
}

const comeBack = (search: string, cookies: string | null, person: TestTools["person"] = null) =>
  finishOrganisation(at, { search, cookies, client, person });

async function signInThere(to = "/") {
  const { back, cookie } = await leave(to);
  return comeBack(back.search, cookie);
}

async function account(fields: { passphrase?: string; role?: "admin" | "viewer" | null; name?: string } = {}) {
  const { passphrase, role = null, name = "Ada Example" } = fields;
  const added = await addUser(tools.db, { name, email: "ada@example.org", role, createdBy: "t", createdAt: 1 });
  const id = added.kind === "added" ? added.id : "";
  if (passphrase) await changeUser(tools.db, id, { passphraseHash: await hashPassphrase(passphrase) });
  return id;
}

describe("signing in", () => {
  it("asks with PKCE, state and nonce, and keeps them from scripts in a sealed cookie", async () => {
    const { url, back, cookie } = await leave();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: "code", client_id: "assay", code_challenge_method: "S256", scope: "openid email profile" },
      redirect_uri: "https://assay.example/sign-in/organisation/back",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(back.searchParams.get("state")).toBe(url.searchParams.get("state"));
    expect(cookie).toMatch(/^assay_organisation=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/);
    expect(cookie).not.toContain(url.searchParams.get("nonce"));
  });

  it("makes the account of a newcomer whose group has a role, and a session as for a passphrase", async () => {
    const done = await signInThere("/batches/1");
    if (done.kind !== "in") throw new Error(done.message);
    expect(done.to).toBe("/batches/1");
    const person = await personOfCookie(tools.db, done.cookies.join("; "), at.now());
    expect(person).toMatchObject({ name: "Ada Example", email: "ada@example.org", role: "ops" });
    expect(done.cookies[0]).toMatch(/^assay_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; .*Secure$/);
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({
      ...{ oidcSubject: `${provider.issuer} subject-1`, passphraseHash: null },
    });
  });

  it("knows the same subject again under another address", async () => {
    await signInThere();
    provider.person = { ...ADA, email: "ada.married@example.org" };
    expect((await signInThere()).kind).toBe("in");
    expect(await listUsers(tools.db)).toHaveLength(1);
  });

  it("asks for the second factor that the account has, unless the provider saw one", async () => {
    await signInThere();
    const user = await userByEmail(tools.db, "ada@example.org");
    await setSecondFactor(tools.db, user?.id ?? "", { sealed: "x", step: 1, codeHashes: [] });
    const half = await signInThere("/batches/1");
    expect(half).toMatchObject({ kind: "in", to: "/sign-in/code?to=%2Fbatches%2F1" });
    expect(await personOfCookie(tools.db, half.cookies.join("; "), at.now())).toBeNull();
    provider.person = { ...ADA, amr: ["pwd", "mfa"] };
    expect(await signInThere()).toMatchObject({ kind: "in", to: "/" });
  });
});

describe("an answer is refused", () => {
  it.each<Fault>([
    ...(["wrong nonce", "wrong issuer", "wrong audience", "expired", "alg none", "foreign key", "altered"] as const),
    "no token",
  ])("with %s", async (fault) => {
    provider.fault = fault;
    const done = await signInThere();
    expect(done).toMatchObject({ kind: "refused", message: expect.stringContaining("was not accepted") });
    expect(done.cookies).toEqual([expect.stringMatching(/^assay_organisation=; .*Max-Age=0/)]);
    expect(await listUsers(tools.db)).toEqual([]);
  });

  it("when its code comes a second time", async () => {
    const { back, cookie } = await leave();
    expect((await comeBack(back.search, cookie)).kind).toBe("in");
    expect(await comeBack(back.search, cookie)).toMatchObject({
      ...{ kind: "refused", message: expect.stringContaining("(invalid_grant)") },
    });
  });

  it("in a browser that did not ask, with another state, or after ten minutes", async () => {
    const [first, second] = [await leave(), await leave()];
    const exchanges = provider.exchanges;
    expect((await comeBack(first.back.search, null)).kind).toBe("refused");
    expect((await comeBack(first.back.search, second.cookie)).kind).toBe("refused");
    expect((await comeBack("?code=x&state=y", first.cookie)).kind).toBe("refused");
    at = { ...at, now: () => tools.now() + 10 * 60_000 };
    expect((await comeBack(first.back.search, first.cookie)).kind).toBe("refused");
    expect(provider.exchanges).toBe(exchanges);
  });

  it("when another provider answered", async () => {
    const { back, cookie } = await leave();
    back.searchParams.set("iss", "https://elsewhere.example");
    expect((await comeBack(back.search, cookie)).kind).toBe("refused");
  });

  it("when the provider says no, in its words and no more", async () => {
    const { back, cookie } = await leave();
    const said = { state: back.searchParams.get("state") ?? "", error: "access_denied", iss: provider.issuer };
    const search = `?${new URLSearchParams({ ...said, error_description: "<b>call us</b>" })}`;
    const done = await comeBack(search, cookie);
    expect(done).toMatchObject({ kind: "refused", message: expect.stringContaining("(access_denied)") });
    expect(JSON.stringify(done)).not.toContain("call us");
  });
});

describe("an account that is there", () => {
  it("is not taken over by its address: its owner links it with the passphrase", async () => {
    const id = await account({ passphrase: PASSPHRASE, role: "viewer" });
    expect(await signInThere()).toMatchObject({ kind: "refused", message: expect.stringContaining("link it") });
    const user = await userById(tools.db, id);
    if (!user) throw new Error("She is gone.");
    const { cookies } = await letIn(at, user, { client, cookies: null }, "both");
    const person = await personOfCookie(tools.db, cookies.join("; "), at.now());
    const send = (current: string) => {
      const form = new URLSearchParams({ intent: "link-organisation", current });
      return changeAccount(at, { person, form, client, cookies: null });
    };
    expect(await send("a guess")).toMatchObject({ ok: false });
    const asked = await send(PASSPHRASE);
    const link = new URL((asked.ok && asked.shown?.linkTo) || "", "https://assay.example").searchParams.get("link");
    const elsewhere = await beginOrganisation(at, { to: "/", link, person: null, secure: true });
    expect(elsewhere).toMatchObject({ kind: "refused", status: 400 });
    const { back, cookie } = await leave("/", link, person);
    expect((await comeBack(back.search, cookie)).kind).toBe("refused");
    const again = await leave("/", link, person);
    expect(await comeBack(again.back.search, again.cookie, person)).toMatchObject({ kind: "in" });
    expect((await signInThere()).kind).toBe("in");
    expect(await listUsers(tools.db)).toHaveLength(1);
  });

  it("waits for its owner, invited, and is taken up by a verified address only", async () => {
    await account({ role: "viewer" });
    at = withRoles({});
    for (const email_verified of [false, undefined, "true"]) {
      provider.person = { ...ADA, email_verified };
      expect(await signInThere()).toMatchObject({ kind: "refused", message: expect.stringContaining("vouches") });
    }
    provider.person = ADA;
    expect((await signInThere()).kind).toBe("in");
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ role: "viewer" });
    provider.person = { ...ADA, sub: "subject-2" };
    expect((await signInThere()).kind).toBe("refused");
  });

  it("is refused when it is closed, linked or not", async () => {
    const id = await account();
    await changeUser(tools.db, id, { disabledAt: 1 });
    expect(await signInThere()).toMatchObject({ message: expect.stringContaining("closed") });
    await changeUser(tools.db, id, { disabledAt: null });
    await signInThere();
    await changeUser(tools.db, id, { disabledAt: 1 });
    expect(await signInThere()).toMatchObject({ kind: "refused", message: expect.stringContaining("closed") });
  });

  it("keeps apart two people of one name", async () => {
    await addUser(tools.db, {
      ...{ name: "Ada Example", email: "other@example.org", role: null },
      createdBy: "t",
      createdAt: 1,
    });
    expect((await signInThere()).kind).toBe("in");
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ name: "Ada Example (ada@example.org)" });
  });
});

describe("roles", () => {
  it("follow the groups at every sign-in; without any there is no way in", async () => {
    await signInThere();
    provider.person = { ...ADA, groups: ["desk", "leads"] };
    await signInThere();
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ role: "lead" });
    provider.person = { ...ADA, groups: [] };
    expect(await signInThere()).toMatchObject({ kind: "refused", message: expect.stringContaining("no role") });
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ role: null });
  });

  it("leave the last admin one", async () => {
    const id = await account({ role: "admin" });
    expect((await signInThere()).kind).toBe("in");
    expect(await userById(tools.db, id)).toMatchObject({ role: "admin" });
  });

  it("are none for a newcomer without a group, or without groups in the settings", async () => {
    provider.person = { ...ADA, groups: ["others", "constructor", "__proto__"] };
    expect(await signInThere()).toMatchObject({ kind: "refused", message: expect.stringContaining("invitation") });
    at = withRoles({});
    provider.person = ADA;
    expect((await signInThere()).kind).toBe("refused");
  });

  it.each([
    ["groups", { groups: "desk" }, "ops"],
    ["realm.roles", { realm: { roles: ["x", "desk"] } }, "ops"],
    ["https://assay.example/roles", { "https://assay.example/roles": ["desk"] }, "ops"],
    ["groups", {}, null],
    ["realm.roles", { realm: null }, null],
  ])("are read from the claim %s of %j", (roleClaim, all, expected) => {
    const oidc = { ...at.settings.oidc, roleClaim, roles: { desk: "ops" } } as never;
    expect(roleOfClaims(oidc, { all } as never)).toBe(expected);
  });
});

describe("the pages", () => {
  const ask = (path: string, cookies = "") =>
    ({
      request: new Request(`https://assay.example${path}`, { headers: { Cookie: cookies } }),
      context: at,
      params: {},
    }) as never;

  it("lead back to a page of ours and nowhere else", async () => {
    for (const to of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"]) {
      const away = (await begin(ask(`/sign-in/organisation?to=${encodeURIComponent(to)}`))) as Response;
      expect(away.headers.get("Location")).toMatch(new RegExp(`^${provider.issuer}/authorize\\?`));
      const back = (await fetch(away.headers.get("Location") ?? "", { redirect: "manual" })).headers.get("Location");
      const { pathname, search } = new URL(back ?? "");
      const home = (await finish(ask(pathname + search, away.headers.get("Set-Cookie") ?? ""))) as Response;
      expect([home.status, home.headers.get("Location")]).toEqual([302, "/"]);
    }
  });

  it("say so when there is no such sign-in, or it does not answer", async () => {
    const none = await begin({ ...(ask("/sign-in/organisation") as object), context: tools } as never).catch(
      (thrown) => thrown,
    );
    expect(none.status).toBe(404);
    const oidc = { ...at.settings.oidc, issuer: "http://127.0.0.1:9" } as never;
    at = { ...at, settings: { ...at.settings, oidc } };
    const silent = await begin(ask("/sign-in/organisation")).catch((thrown: Response) => thrown);
    expect((silent as Response).status).toBe(502);
  });
});
