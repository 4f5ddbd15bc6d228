/** Signing in through the organisation, from the button to the session. */
import { cookieOf, cookieWith } from "./cookie.ts";
import type { Visit } from "./guesses.server.ts";
import { userOfClaims } from "./organisation-account.server.ts";
import type { Person } from "./person.ts";
import { authorizationUrl, type Claims, claimsOf, type Pending } from "./provider.server.ts";
import { sealFor, unsealInTime } from "./seal.server.ts";
import { letIn } from "./sign-in.server.ts";
import type { OidcSettings, Tools } from "./tools.server.ts";

const COOKIE = "assay_organisation";
const LASTS = 10 * 60_000;
const BACK = "/sign-in/organisation/back";
/** RFC 8176: what counts as a second factor that the provider saw itself. */
const SECOND_FACTORS = new Set(["mfa", "otp", "hwk", "swk", "sms"]);

interface Flow extends Pending {
  to: string;
  /** The session whose account is to be linked. */
  link: string | null;
}

export type Begun =
  | { kind: "away"; url: string; cookie: string }
  | { kind: "refused"; message: string; status: number };
export type Finished =
  | { kind: "in"; to: string; cookies: string[] }
  | { kind: "refused"; message: string; cookies: string[] };

/** @param link what `linkHref` made, when a signed-in person links the own account. */
export async function beginOrganisation(
  tools: Tools,
  { to, link, person, secure }: { to: string; link: string | null; person: Person | null; secure: boolean },
): Promise<Begun> {
  const { oidc, publicUrl } = tools.settings;
  if (!oidc || !publicUrl) return { kind: "refused", message: "There is no such sign-in here.", status: 404 };
  const session = link === null ? null : unsealInTime<string>(linkSeal(tools), link, tools.now());
  if (link !== null && (session === null || session !== person?.sessionId))
    return { kind: "refused", message: "This took too long. Begin again on the page of your account.", status: 400 };
  try {
    const { url, pending } = await authorizationUrl(oidc, `${publicUrl}${BACK}`, tools.now());
    const flow: Flow = { ...pending, to, link: session };
    const value = sealFor(flowSeal(tools), { now: tools.now(), lasts: LASTS }, flow);
    return { kind: "away", url, cookie: cookieWith({ name: COOKIE, value, seconds: LASTS / 1000, secure }) };
  } catch (error) {
    return { kind: "refused", message: `The sign-in of ${oidc.name} does not answer${coded(error)}.`, status: 502 };
  }
}

/** @param search what the provider added to the address. The cookie of the attempt is spent whatever comes of it. */
export async function finishOrganisation(
  tools: Tools,
  { search, person, ...visit }: Visit & { search: string; person: Person | null },
): Promise<Finished> {
  const spent = cookieWith({ name: COOKIE, value: "", seconds: 0, secure: visit.client.secure });
  const refused = (message: string): Finished => ({ kind: "refused", message, cookies: [spent] });
  const { oidc, publicUrl } = tools.settings;
  const sealed = cookieOf(visit.cookies, COOKIE);
  const flow = sealed ? unsealInTime<Flow>(flowSeal(tools), sealed, tools.now()) : null;
  if (!oidc || !publicUrl || !flow) return refused("This sign-in took too long, or began in another browser.");
  if (flow.link !== null && flow.link !== person?.sessionId) return refused("You signed out meanwhile.");
  const read = await claims(oidc, new URL(`${publicUrl}${BACK}${search}`), flow, tools.now());
  if (typeof read === "string") return refused(read);
  const whose = await userOfClaims(tools, oidc, { claims: read, linkTo: flow.link === null ? null : person });
  if (whose.kind === "refused") return refused(whose.message);
  if (flow.link !== null) return { kind: "in", to: "/account?done=link-organisation", cookies: [spent] };
  const both = read.methods.some((method) => SECOND_FACTORS.has(method));
  const done = await letIn(tools, whose.user, visit, both ? "both" : "first");
  const to = done.awaitsCode ? `/sign-in/code?to=${encodeURIComponent(flow.to)}` : flow.to;
  return { kind: "in", to, cookies: [...done.cookies, spent] };
}

async function claims(oidc: OidcSettings, back: URL, flow: Flow, now: number): Promise<Claims | string> {
  try {
    return await claimsOf(oidc, back, flow, now);
  } catch (error) {
    return `The answer of ${oidc.name} was not accepted${coded(error)}. Sign in again.`;
  }
}

/** The library's own word for it, for whoever sets the provider up; never what the provider sent along. */
function coded(error: unknown): string {
  const { error: said, code } = error as { error?: unknown; code?: unknown };
  const word = [said, code].find((one) => typeof one === "string" && /^[\w-]{1,60}$/.test(one));
  return word ? ` (${word})` : "";
}

/** Where a signed-in person, having given the passphrase, goes to link the account. */
export function linkHref(tools: Tools, person: Person): string {
  return `/sign-in/organisation?link=${sealFor(linkSeal(tools), { now: tools.now(), lasts: LASTS }, person.sessionId)}`;
}

function flowSeal({ settings }: Tools) {
  return { keyFile: settings.keyFile, purpose: "sign-in of the organisation" };
}

function linkSeal({ settings }: Tools) {
  return { keyFile: settings.keyFile, purpose: "link to the organisation" };
}
