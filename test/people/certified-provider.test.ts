/** Signing in through a provider that somebody else wrote and that is certified: what both sides hold to. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginOrganisation, finishOrganisation } from "#app/people/organisation.server.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { readSettings } from "#app/settings.server.ts";
import { listUsers, userByEmail } from "#db/people.server.ts";
import {
  type CertifiedProvider,
  CLIENT,
  PUBLIC_CLIENT,
  startCertifiedProvider,
} from "#test/support/certified-provider.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const ADA = { email: "ada@example.org", email_verified: true, name: "Ada Example", groups: ["desk"] };
const client = { address: "192.0.2.7", agent: "test", secure: true };

let provider: CertifiedProvider;
let another: CertifiedProvider;
let tools: TestTools;
let at: TestTools;
beforeAll(async () => {
  provider = await startCertifiedProvider();
  another = await startCertifiedProvider();
});
afterAll(() => Promise.all([provider.stop(), another.stop()]));
beforeEach(async () => {
  // The provider's clock is the machine's, and so is the one that its tokens are held to.
  tools = await testTools(Date.now());
  provider.people.set("ada", ADA).set("bob", { email: "bob@example.org", email_verified: true, name: "Bob Other" });
  Object.assign(provider.lasts, { token: 300, code: 60 });
  at = withSettings({});
});
afterEach(() => tools.dispose());

function withSettings(given: Record<string, string>): TestTools {
  const settings = readSettings({
    ...{ ASSAY_OIDC_ISSUER: provider.issuer, ASSAY_OIDC_CLIENT_ID: CLIENT.id, ASSAY_OIDC_CLIENT_SECRET: CLIENT.secret },
    ...{ ASSAY_OIDC_ROLES: '{"desk":"ops","leads":"lead"}', ASSAY_URL: "https://assay.example" },
    ...{ ASSAY_DATA: tools.folder, ...given },
  });
  return { ...tools, settings };
}

async function leave() {
  const begun = await beginOrganisation(at, { to: "/batches/1", link: null, person: null, secure: true });
  if (begun.kind !== "away") throw new Error(begun.message);
  return begun;
}

const comeBack = (back: URL, cookies: string) =>
  finishOrganisation(at, { search: back.search, cookies, client, person: null });

/** @param bend what is changed in the address that Assay sends the browser to. */
async function signIn(subject = "ada", bend: (url: URL) => void = () => {}) {
  const { url, cookie } = await leave();
  const bent = new URL(url);
  bend(bent);
  return comeBack(await provider.signIn(bent.href, subject), cookie);
}

describe("a person of the organisation", () => {
  it("signs in on its pages and comes back with a session, an account and the role of the group", async () => {
    const done = await signIn();
    if (done.kind !== "in") throw new Error(done.message);
    expect(done.to).toBe("/batches/1");
    const person = await personOfCookie(tools.db, done.cookies.join("; "), at.now());
    expect(person).toMatchObject({ name: "Ada Example", email: "ada@example.org", role: "ops" });
    expect(await userByEmail(tools.db, "ada@example.org")).toMatchObject({ oidcSubject: `${provider.issuer} ada` });
  });

  it("is known again, and gets the role of another group", async () => {
    await signIn();
    provider.people.set("ada", { ...ADA, email: "ada.married@example.org", groups: ["desk", "leads"] });
    expect((await signIn()).kind).toBe("in");
    expect(await listUsers(tools.db)).toEqual([expect.objectContaining({ name: "Ada Example", role: "lead" })]);
  });

  it("of no group that has a role is not let in, nor one whose address is not verified", async () => {
    expect(await signIn("bob")).toMatchObject({ kind: "refused", message: expect.stringContaining("invitation") });
    provider.people.set("ada", { ...ADA, email_verified: false });
    expect(await signIn()).toMatchObject({ kind: "refused", message: expect.stringContaining("vouches") });
    expect(await listUsers(tools.db)).toEqual([]);
  });

  it("signs in to an Assay that was given no secret: the code alone is worth nothing", async () => {
    at = withSettings({ ASSAY_OIDC_CLIENT_ID: PUBLIC_CLIENT, ASSAY_OIDC_CLIENT_SECRET: "" });
    expect((await signIn()).kind).toBe("in");
  });

  it("who says no on its pages is told so", async () => {
    const { url, cookie } = await leave();
    expect(await comeBack(await provider.turnDown(url), cookie)).toMatchObject({
      ...{ kind: "refused", message: expect.stringContaining("(access_denied)") },
    });
  });
});

describe("its answer is refused", () => {
  const refusal = (word = "was not accepted") => ({ kind: "refused", message: expect.stringContaining(word) });
  afterEach(async () => expect(await listUsers(tools.db)).toEqual([]));

  it("when the token was made for another nonce", async () => {
    expect(await signIn("ada", (url) => url.searchParams.set("nonce", "of-another-attempt"))).toMatchObject(refusal());
  });

  it("when the code was asked for by somebody without our verifier", async () => {
    const foreign = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const done = await signIn("ada", (url) => url.searchParams.set("code_challenge", foreign));
    expect(done).toMatchObject(refusal("(invalid_grant)"));
  });

  it("when the code is another client's", async () => {
    const done = await signIn("ada", (url) => url.searchParams.set("client_id", PUBLIC_CLIENT));
    expect(done).toMatchObject(refusal("(invalid_grant)"));
  });

  it("when it names another issuer, or is that of another provider", async () => {
    const { url, cookie } = await leave();
    const back = await provider.signIn(url, "ada");
    back.searchParams.set("iss", "https://elsewhere.example");
    expect(await comeBack(back, cookie)).toMatchObject(refusal());
    const { pathname, search } = new URL(url);
    const there = await another.signIn(`${another.issuer}${pathname}${search}`, "ada");
    expect(await comeBack(there, cookie)).toMatchObject(refusal());
  });

  it("when the issuer of the settings is not what the provider calls itself", async () => {
    at = withSettings({ ASSAY_OIDC_ISSUER: provider.issuer.replace("127.0.0.1", "localhost") });
    const begun = await beginOrganisation(at, { to: "/", link: null, person: null, secure: true });
    expect(begun).toMatchObject({ kind: "refused", status: 502 });
  });

  it("when the token has expired", async () => {
    provider.lasts.token = -60;
    expect(await signIn()).toMatchObject(refusal());
  });

  it("when the code has expired", async () => {
    provider.lasts.code = 1;
    const { url, cookie } = await leave();
    const back = await provider.signIn(url, "ada");
    await wait(2100);
    expect(await comeBack(back, cookie)).toMatchObject(refusal("(invalid_grant)"));
  });

  it("when our secret is wrong", async () => {
    at = withSettings({ ASSAY_OIDC_CLIENT_SECRET: "a guess" });
    expect(await signIn()).toMatchObject(refusal("(invalid_client)"));
  });
});

it("its code counts once", async () => {
  const { url, cookie } = await leave();
  const back = await provider.signIn(url, "ada");
  expect((await comeBack(back, cookie)).kind).toBe("in");
  expect(await comeBack(back, cookie)).toMatchObject({ message: expect.stringContaining("(invalid_grant)") });
});
