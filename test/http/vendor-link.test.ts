/** Links of vendors: made once, opened by whoever has them, ended; and what they never show. */
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { vendorLink } from "#app/cli/commands/vendor-link.ts";
import { vendorLinks } from "#app/cli/commands/vendor-links.ts";
import { vendorUnlink } from "#app/cli/commands/vendor-unlink.ts";
import type { Role } from "#app/domain/permission.ts";
import { guarded } from "#app/http/guard.server.ts";
import type { Person } from "#app/people/person.ts";
import * as view from "#app/routes/for-vendor.$token/route.tsx";
import * as report from "#app/routes/for-vendor.$token_.reports.$report/route.tsx";
import * as links from "#app/routes/vendors.$vendor_.links/route.tsx";
import { listEvents } from "#db/audit-log.server.ts";
import { type ApiServer, apiServer } from "#test/api/api-server.ts";
import { aPricedStory, type PricedStory } from "#test/support/a-priced-story.ts";

const DAY = 86_400_000;
const NAMES = {
  view: "for-vendor.$token",
  report: "for-vendor.$token_.reports.$report",
  links: "vendors.$vendor_.links",
};

let server: ApiServer;
let own: PricedStory;
let other: PricedStory;
let routes: ServerBuild["routes"];
beforeAll(async () => {
  server = await apiServer();
  own = await aPricedStory(server.tools, "Larkfield Annotation", 791_931);
  other = await aPricedStory(server.tools, "Harbour Labelling", 684_157);
  const modules = { view, report, links };
  const pages = Object.entries(NAMES).map(([name, id]) => [
    `routes/${id}`,
    { id: `routes/${id}`, module: modules[name as keyof typeof modules] },
  ]);
  ({ routes } = guarded({ routes: Object.fromEntries(pages) } as unknown as ServerBuild));
}, 60_000);
afterAll(() => server.stop());

const person = (role: Role): Person => ({
  ...{ id: "u", name: "Ida Ops", email: "ida@test.example", sessionId: "s", role, perContract: new Map() },
});

interface Asked {
  person?: Person | null;
  address?: string;
  form?: URLSearchParams;
}

/** What a page answers: its data, or the status with which it turned away. */
async function ask(
  page: keyof typeof NAMES,
  params: Record<string, string>,
  { person = null, address, form }: Asked = {},
) {
  const { loader, action } = routes[`routes/${NAMES[page]}`]?.module ?? {};
  const request = new Request("http://localhost/x", form ? { method: "POST", body: form } : {});
  const client = { address: address ?? "192.0.2.7", agent: "test", secure: false };
  const args = { params, request, context: { ...server.tools, client, person } };
  try {
    return await ((form ? action : loader) as unknown as (given: typeof args) => Promise<never>)(args);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

async function made(fields: Record<string, string | string[]> = {}, vendor = own.vendor): Promise<string> {
  const form = new URLSearchParams({ intent: "make", note: "Their lead", days: "30" });
  server.clock.now += 1;
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name);
    for (const one of [value].flat()) form.append(name, one);
  }
  const sent = (await ask("links", { vendor }, { person: person("ops"), form })) as never as {
    data: { address: string };
  };
  return new URL(sent.data.address).pathname.replace("/for-vendor/", "");
}
const listed = async (vendor = own.vendor) =>
  (
    (await ask("links", { vendor }, { person: person("ops") })) as never as {
      links: { id: string; state: string; seenAt: number }[];
    }
  ).links;

describe("a link of a vendor", () => {
  it("is told once, and kept as a hash only", async () => {
    const token = await made();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await listed())).not.toContain(token);
    const everything = ["vendor_links", "audit_events"].map((table) =>
      JSON.stringify(server.tools.db.$client.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(everything.join()).not.toContain(token);
  });

  it("shows the own weeks: what came, what was decided, the report, and nothing of ours or of others", async () => {
    const page = (await ask("view", { token: await made() })) as never as {
      contracts: { title: string; weeks: { files: unknown[]; outcome: unknown; report: { id: number } | null }[] }[];
    };
    const [contract] = page.contracts;
    expect(page.contracts.map(({ title }) => title)).toEqual(["Priced by Larkfield Annotation"]);
    expect(
      contract?.weeks.map(({ files, outcome, report }) => [files.length, outcome !== null, report !== null]),
    ).toEqual([
      [1, true, true],
      // Decided and not approved, undecided, and accepted without a report.
      [1, false, false],
      [1, false, false],
      [1, true, false],
    ]);
    expect(contract?.weeks[0]?.outcome).toMatchObject({ title: "Accept with credit", acceptedUnits: 40 });
    const text = JSON.stringify(page);
    for (const ours of ["Ada", "Ben", "Looked at.", "Cheaper.", "Harbour", "policy", "awaiting", "flag", "w-01"])
      expect(text).not.toContain(ours);
    const params = { token: await made(), report: String(contract?.weeks[0]?.report?.id) };
    expect(await ask("report", params)).toMatchObject({ document: { title: "Inspection report, week 1" } });
    expect(JSON.stringify(await ask("report", params))).not.toMatch(/Ada|Ben|Harbour/);
  });

  it("opens nothing of another vendor, by whatever number", async () => {
    const theirs = server.tools.db.$client
      .prepare("SELECT r.id FROM vendor_reports r JOIN decisions d ON d.id = r.decision_id WHERE d.batch_id = ?")
      .pluck()
      .get(other.weeks[0]);
    expect(theirs).toBeGreaterThan(0);
    const token = await made();
    for (const report of [theirs, 999, "x", "1e1", "-1"])
      expect(await ask("report", { token, report: String(report) })).toBe(404);
  });

  it("shows the chosen contracts only, and is not made for another vendor's", async () => {
    const token = await made({ contracts: [own.contract] });
    expect(await ask("view", { token })).toMatchObject({ contracts: [{ id: own.contract }] });
    const form = new URLSearchParams({ intent: "make", note: "x", days: "30", contracts: other.contract });
    const refused = await ask("links", { vendor: own.vendor }, { person: person("ops"), form });
    expect(refused).toMatchObject({
      data: { errors: { contracts: expect.stringContaining("not with this vendor") }, values: { note: "x" } },
      init: { status: 400 },
    });
    const wrong = new URLSearchParams({ intent: "make", note: " ", days: "0" });
    expect(await ask("links", { vendor: own.vendor }, { person: person("ops"), form: wrong })).toMatchObject({
      data: { errors: { note: "Say for whom it is.", days: "At least one day." } },
    });
  });

  it("is made by ops and leads, and by nobody who only looks", async () => {
    for (const role of ["viewer", "researcher"] as const)
      expect(await ask("links", { vendor: own.vendor }, { person: person(role) })).toBe(403);
  });

  it("opens for whoever has it, signed in or not, and says when it was opened last", async () => {
    const token = await made();
    const [fresh] = await listed();
    expect(fresh?.seenAt).toBeNull();
    for (const role of ["viewer", "admin"] as const)
      expect(await ask("view", { token }, { person: person(role) })).toMatchObject({ vendor: "Larkfield Annotation" });
    expect((await listed())[0]?.seenAt).toBe(server.clock.now);
  });

  it("opens nothing once it expired or was revoked; both look like one that never was", async () => {
    const token = await made({ days: "1" });
    const madeAt = server.clock.now;
    server.clock.now = madeAt + DAY - 1;
    expect(await ask("view", { token })).toMatchObject({ vendor: "Larkfield Annotation" });
    server.clock.now = madeAt + DAY;
    expect(await ask("view", { token })).toBe(404);
    expect((await listed())[0]?.state).toBe("expired");
    const ended = await made();
    const [{ id } = { id: "" }] = await listed();
    const end = new URLSearchParams({ intent: "revoke", link: id });
    await ask("links", { vendor: other.vendor }, { person: person("ops"), form: end });
    expect((await listed())[0]?.state).toBe("live");
    await ask("links", { vendor: own.vendor }, { person: person("ops"), form: end });
    expect(await ask("view", { token: ended })).toBe(404);
    expect(await ask("view", { token: "A".repeat(43) })).toBe(404);
    const events = (await listEvents(server.tools.db, { what: "refused" }, 3)).map(({ who, after }) => [
      who,
      after?.because,
    ]);
    expect(events).toEqual([
      ["link of a vendor", "unknown"],
      ["link of a vendor", "revoked"],
      ["link of a vendor", "expired"],
    ]);
    expect((await listEvents(server.tools.db, { what: "opened" }, 1))[0]).toMatchObject({
      who: "link of a vendor",
      after: { from: "192.0.2.7" },
    });
  });

  it("is not guessed at for long from one place; the real one still opens there, and elsewhere nothing is held back", async () => {
    const guess = (n: number) => ask("view", { token: String(n).padStart(43, "x") }, { address: "198.51.100.9" });
    const answers: unknown[] = [];
    for (let n = 0; n < 10; n += 1) answers.push(await guess(n));
    expect(answers).toEqual([...Array(8).fill(404), 429, 429]);
    expect(await ask("view", { token: await made() }, { address: "198.51.100.9" })).toMatchObject({ contracts: [{}] });
    expect(await ask("view", { token: "x" }, { address: "203.0.113.5" })).toBe(404);
  });

  it("tells its address to no other site, and no cache keeps what it shows", async () => {
    const { headers } = await fetch(new URL("/for-vendor/anything", server.url));
    expect([headers.get("referrer-policy"), headers.get("cache-control")]).toEqual(["no-referrer", "no-store"]);
  });
});

it("is made, listed and ended on the command line", async () => {
  const { tools } = server;
  const run = async (command: Command, options: Call["options"], ...words: string[]) => {
    const out: string[] = [];
    const call = { words, options, settings: tools.settings, now: ++server.clock.now };
    expect(await command.run({ ...call, out: (text) => void out.push(text), say: () => {} })).toBe(0);
    return out.join("\n");
  };
  const options = { note: "Their lead", days: "7", contract: [own.contract] };
  const address = await run(vendorLink, options, "Larkfield Annotation");
  expect(address).toMatch(/^http:\/\/.+\/for-vendor\/[\w-]{43}$/);
  const token = address.split("/").at(-1) ?? "";
  expect(await ask("view", { token })).toMatchObject({ expiresAt: server.clock.now + 7 * DAY });
  const { links: shown } = JSON.parse(await run(vendorLinks, { json: true }, "larkfield annotation"));
  expect(shown[0]).toMatchObject({ note: "Their lead", state: "live", contracts: ["Priced by Larkfield Annotation"] });
  await run(vendorUnlink, {}, shown[0].id);
  expect(await ask("view", { token })).toBe(404);
  await expect(run(vendorUnlink, {}, shown[0].id)).rejects.toThrow("revoked before");
  await expect(run(vendorLink, { note: "x", days: "999" }, "Larkfield Annotation")).rejects.toThrow(
    "At most 366 days.",
  );
});
