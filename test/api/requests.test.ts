/** What every operation shares: who asks, how often, with what body, twice, page by page, and whether it changed. */
import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { revokeApiToken } from "#db/api-tokens.server.ts";
import { listEvents } from "#db/audit-log.server.ts";
import { createVendor } from "#db/contracts.server.ts";
import { changeUser } from "#db/people.server.ts";
import { deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { aContract } from "#test/support/a-contract.ts";
import { NOW } from "#test/support/tools.ts";
import { type ApiServer, apiServer } from "./api-server.ts";

let server: ApiServer;
let contract: string;
let lead: string;
beforeAll(async () => {
  server = await apiServer();
  ({ id: contract } = await aContract(server.tools.db));
  lead = await server.bearer({
    name: "Lea Lead",
    role: "lead",
    scopes: ["vendors.write", "contracts.write", "money.read"],
  });
});
afterAll(() => server.stop());

const rowsOf = (table: string) =>
  server.tools.db.$client.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];

describe("the bearer", () => {
  it("is asked for, and no cookie stands in", async () => {
    const { cookie } = { cookie: "assay_session=abc" };
    const answer = await server.ask(null, "GET", "/vendors", undefined, { Cookie: cookie });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    expect(answer.body.title).toBe("No token that counts");
  });

  it("needs no origin, as programs have none", async () => {
    const answer = await server.ask(
      lead,
      "POST",
      "/vendors",
      { name: "From elsewhere" },
      { Origin: "https://elsewhere.example" },
    );
    expect(answer.status).toBe(201);
  });

  it("stands in the audit log under what it changed, with the person and the token", async () => {
    const made = await server.ask(lead, "POST", "/vendors", { name: "Audited" });
    const event = rowsOf("audit_events")
      .map(({ body }) => JSON.parse(String(body)))
      .findLast(({ subject }) => subject === `vendors/${made.body.id}`);
    expect(event).toMatchObject({ who: "Lea Lead", role: "lead", via: "API, token test" });
    expect(event.request).toBe(made.headers.get("x-request-id"));
  });

  it("is kept as a hash only, with its last use", async () => {
    expect(JSON.stringify(rowsOf("api_tokens"))).not.toContain(lead);
    expect(rowsOf("api_tokens")[0]).toMatchObject({
      used_at: NOW,
      token_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each(["assay_", "", "assay_1234", `assay_${"A".repeat(43)}`, "x'; DROP TABLE users"])(
    "is nobody with %j",
    async (secret) => {
      expect((await server.ask(secret, "GET", "/token")).status).toBe(401);
    },
  );

  it("ends with its days, when revoked, and with the account", async () => {
    const short = await server.bearer({ name: "Vera Short", role: "viewer" });
    expect((await server.ask(short, "GET", "/token")).body).toMatchObject({
      scopes: ["contracts.read"],
      owner: { name: "Vera Short" },
    });
    const { id, user_id } = rowsOf("api_tokens").at(-1) as { id: string; user_id: string };
    server.clock.now = NOW + 90 * 86_400_000;
    expect((await server.ask(short, "GET", "/token")).status).toBe(401);
    server.clock.now = NOW;
    await changeUser(server.tools.db, user_id, { disabledAt: NOW });
    expect((await server.ask(short, "GET", "/token")).status).toBe(401);
    await changeUser(server.tools.db, user_id, { disabledAt: null });
    expect((await server.ask(short, "GET", "/token")).status).toBe(200);
    expect(await revokeApiToken(server.tools.db, id, NOW)).toBe(true);
    expect((await server.ask(short, "GET", "/token")).status).toBe(401);
  });

  it("loses at once what its owner loses", async () => {
    const fallen = await server.bearer({ name: "Finn Fallen", role: "lead", scopes: ["vendors.write"] });
    expect((await server.ask(fallen, "POST", "/vendors", { name: "Before the fall" })).status).toBe(201);
    await changeUser(server.tools.db, String(rowsOf("api_tokens").at(-1)?.user_id), { role: "viewer" });
    const after = await server.ask(fallen, "POST", "/vendors", { name: "After the fall" });
    expect([after.status, after.body.detail]).toEqual([
      403,
      expect.stringContaining("Your role does not include this"),
    ]);
  });

  it("opens nothing while its owner owes a second factor", async () => {
    const owing = await server.bearer({ name: "Odo Owing", role: "researcher" });
    (server.tools.settings as { secondFactorRoles: readonly string[] }).secondFactorRoles = ["researcher"];
    expect((await server.ask(owing, "GET", "/vendors")).status).toBe(403);
    (server.tools.settings as { secondFactorRoles: readonly string[] }).secondFactorRoles = [];
    expect((await server.ask(owing, "GET", "/vendors")).status).toBe(200);
  });

  it("without the scope is told which one is missing", async () => {
    const narrow = await server.bearer({ name: "Nora Narrow", role: "admin" });
    const answer = await server.ask(narrow, "POST", "/vendors", { name: "Never" });
    expect([answer.status, answer.body.detail]).toEqual([403, "The token does not have the scope vendors.write."]);
  });

  it("of one contract sees that one; another is as absent as none", async () => {
    const { id: second } = await aContract(server.tools.db, { title: "Second", vendor: "Other Vendor" });
    const only = await server.bearer({ name: "Otto Only", role: "lead", contract, scopes: ["contracts.write"] });
    const list = await server.ask(only, "GET", "/contracts");
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([contract]);
    const [hidden, none] = await Promise.all([
      server.ask(only, "GET", `/contracts/${second}`),
      server.ask(only, "GET", "/contracts/11111111-1111-4111-8111-111111111111"),
    ]);
    expect([hidden.status, hidden.body.detail]).toEqual([none.status, none.body.detail]);
    const faulty = await server.ask(only, "PUT", `/contracts/${second}`, { nonsense: true });
    expect(faulty.status).toBe(404);
  });

  it("sees no money without the scope for it", async () => {
    const [rich, poor] = [lead, await server.bearer({ name: "Paul Poor", role: "lead" })];
    const file = async (who: string) => (await server.ask(who, "GET", `/contracts/${contract}`)).body.contract;
    expect(await file(rich)).toHaveProperty("tiers");
    expect(await file(poor)).not.toHaveProperty("tiers");
    expect(await file(poor)).not.toHaveProperty("total");
  });
});

describe("with duties separated", () => {
  it("refuses the decision of whoever reviewed the week, as the screen does, and then takes another person's", async () => {
    const { tools } = server;
    const { weeks } = await threeWeeks(tools);
    const week = weeks[0] ?? "";
    await deliverWeek(tools, week);
    const scopes = ["decisions.sign", "approvals.sign"];
    const reviewer = await server.bearer({ name: "Rita Reviewer", role: "lead", scopes });
    const second = await server.bearer({ name: "Sam Second", role: "lead", scopes });
    reviewed(week, "Rita Reviewer");
    tools.settings.separateDuties = true;
    try {
      const said = { commercial: "accept", training: "include", reason: "Looked at." };
      const refused = await server.ask(reviewer, "POST", `/batches/${week}/decisions`, said);
      expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining("Duties are separated") } });
      tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
      const decided = await server.ask(second, "POST", `/batches/${week}/decisions`, said);
      expect(decided).toMatchObject({ status: 201, body: { standing: "awaiting", signer: "Sam Second" } });
      const approval = (bearer: string) =>
        server.ask(bearer, "POST", `/decisions/${decided.body.id}/approval`, { outcome: "approved", reason: "Read." });
      expect(await approval(reviewer)).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining("somebody else has to approve it") },
      });
      expect(await approval(second)).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining("another person") },
      });
      const third = await server.bearer({ name: "Tara Third", role: "lead", scopes });
      expect(await approval(third)).toMatchObject({ status: 200, body: { standing: "stands" } });
    } finally {
      tools.settings.separateDuties = false;
    }
  });

  /** An inspection in which this person answered. */
  function reviewed(batch: string, reviewer: string): void {
    const client = server.tools.db.$client;
    const put = (table: string, values: Record<string, string>) => {
      const columns = client.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: number }[];
      const cells = columns.map(
        ({ name, type, notnull }) => values[name] ?? (notnull ? (type === "TEXT" ? "{}" : 1) : null),
      );
      client.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => "?").join(", ")})`).run(cells);
    };
    client.pragma("foreign_keys = OFF");
    client.pragma("ignore_check_constraints = ON");
    put("inspections", { id: "i-1", batch_id: batch, kind: "queue", delivery_ids: "[]" });
    put("inspection_answers", { inspection_id: "i-1", reviewer, reviewer_key: reviewer.toLowerCase() });
    client.pragma("ignore_check_constraints = OFF");
    client.pragma("foreign_keys = ON");
  }
});

describe("errors", () => {
  it.each([
    ["GET", "/nothing", 404],
    ["DELETE", "/vendors", 405],
    ["GET", "/vendors/not-a-uuid", 404],
    ["GET", "/vendors?limit=0", 400],
    ["GET", "/vendors?colour=red", 400],
    ["GET", "/vendors?cursor=%00", 400],
    ["GET", "/vendors/%E0%A4%A", 400],
    ["GET", `/vendors?x=${"y".repeat(9000)}`, 414],
  ])("%s %s is a problem with status %i", async (method, path, status) => {
    const answer = await server.ask(lead, method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.body).toMatchObject({
      status,
      type: `/api/v1/docs#problem-${status}`,
      instance: `urn:uuid:${answer.headers.get("x-request-id")}`,
    });
  });

  it("say which methods there are", async () => {
    expect((await server.ask(lead, "DELETE", "/vendors")).headers.get("allow")).toBe("GET, HEAD, POST");
    const options = await server.ask(null, "OPTIONS", "/vendors");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST"]);
  });

  it("name each field of a body that cannot be used", async () => {
    const answer = await server.ask(lead, "POST", "/vendors", { name: "", colour: "red" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(["", "name"]);
  });
});

describe("bodies", () => {
  const send = (body: string | Uint8Array, headers: Record<string, string>) =>
    server.ask(lead, "POST", "/vendors", body, headers);
  const json = { "Content-Type": "application/json" };

  it("are bounded, nested to a bound, and read strictly", async () => {
    const before = rowsOf("vendors").length;
    const [deep, bomb] = ["[".repeat(100_000), `{"name":${'{"a":'.repeat(50)}1${"}".repeat(51)}`];
    expect((await send(deep, json)).status).toBe(400);
    expect((await send(bomb, json)).body.detail).toBe("Nested deeper than 32 levels.");
    expect((await send(`{"name":"${"x".repeat(1_100_000)}"}`, json)).status).toBe(413);
    expect((await send('{"name":', json)).status).toBe(400);
    const twice = await send('{"name": "One",\n"name": "Two"}', json);
    expect([twice.status, twice.body.errors]).toEqual([
      400,
      [{ field: "name", message: "the same key stands twice in one object. Keep the one that counts." }],
    ]);
    expect((await send(new Uint8Array([0x22, 0xff, 0x22]), json)).body.detail).toBe("The body is not UTF-8.");
    expect((await send('{"name":"x"}', { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await send('{"name":"x"}', { "Content-Type": "application/json; charset=utf-16" })).status).toBe(415);
    expect((await send(gzipSync('{"name":"x"}'), { ...json, "Content-Encoding": "gzip" })).status).toBe(415);
    expect((await send('{"name":"x","__proto__":{"admin":true}}', json)).status).toBe(422);
    expect((await send("", json)).status).toBe(400);
    expect(rowsOf("vendors").length).toBe(before);
  });

  it("that do not say how long they are end where too long ones do", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = {
        Authorization: `Bearer ${lead}`,
        "Content-Type": "application/json",
        "Transfer-Encoding": "chunked",
      };
      const sending = httpRequest(`${server.url}/vendors`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode ?? 0),
      );
      sending.on("error", reject);
      for (let i = 0; i < 20; i += 1) sending.write("x".repeat(100_000));
      sending.end();
    });
    expect(status).toBe(413);
  });
});

describe("an idempotency key", () => {
  const post = (key: string, body: unknown, who = lead) =>
    server.ask(who, "POST", "/vendors", body, { "Idempotency-Key": key });

  it("makes two calls one, and the second gets the first answer", async () => {
    const [first, second] = [await post("k-1", { name: "Once" }), await post("k-1", { name: "Once" })];
    expect([second.status, second.body, second.headers.get("location")]).toEqual([
      201,
      first.body,
      first.headers.get("location"),
    ]);
    expect([first.headers.get("idempotent-replayed"), second.headers.get("idempotent-replayed")]).toEqual([
      null,
      "true",
    ]);
    expect(rowsOf("vendors").filter(({ name }) => name === "Once")).toHaveLength(1);
  });

  it("is refused for another body, and is each token's own", async () => {
    expect((await post("k-1", { name: "Twice" })).status).toBe(422);
    const other = await server.bearer({ name: "Olga Other", role: "lead", scopes: ["vendors.write"] });
    expect((await post("k-1", { name: "Twice" }, other)).status).toBe(201);
  });

  it("of many calls at once lets one through", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post("k-2", { name: "At once" })));
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(rowsOf("vendors").filter(({ name }) => name === "At once")).toHaveLength(1);
  });

  it("may be tried again after a refusal, and is not forgotten because the clock is a day ahead", async () => {
    expect((await post("k-3", { name: "Once" })).status).toBe(422);
    expect((await post("k-3", { name: "Once more" })).status).toBe(201);
    server.clock.now = NOW + 86_400_001;
    expect((await post("k-3", { name: "Once more" })).headers.get("idempotent-replayed")).toBe("true");
    server.clock.now = NOW;
    expect((await post("un printable", { name: "x" })).status).toBe(400);
  });
});

describe("pages by cursor", () => {
  it("show each thing once, in order, whatever is added meanwhile", async () => {
    const before = new Set(rowsOf("vendors").map(({ name }) => name));
    const seen: string[] = [];
    let cursor: string | null = null;
    let round = 0;
    do {
      const page = await server.ask(lead, "GET", `/vendors?limit=3${cursor ? `&cursor=${cursor}` : ""}`);
      seen.push(...page.body.items.map(({ name }: { name: string }) => name));
      cursor = page.body.next;
      if (cursor) expect(page.headers.get("link")).toBe(`</api/v1/vendors?limit=3&cursor=${cursor}>; rel="next"`);
      await createVendor(server.tools.db, { name: `AAA ${round}`, now: NOW });
      await createVendor(server.tools.db, { name: `ZZZ ${round++}`, now: NOW });
    } while (cursor && round < 50);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...before].filter((name) => !seen.includes(String(name)))).toEqual([]);
    expect(seen).toEqual([...seen].sort());
  });
});

describe("a list of the screens", () => {
  const get = (query: string) => server.ask(lead, "GET", `/contracts/${contract}/schedule?${query}`);
  const weeksOf = (answer: { body: { items: { week: number }[] } }) => answer.body.items.map(({ week }) => week);

  it("comes in the order that is asked for, page by page, each row once", async () => {
    const first = await get("sort=-week&limit=2");
    const second = await get(`sort=-week&limit=2&cursor=${first.body.next}`);
    expect([weeksOf(first), weeksOf(second), second.body.next]).toEqual([[3, 2], [1], null]);
    expect(first.headers.get("link")).toContain(`cursor=${first.body.next}`);
  });

  it("keeps the rows that a filter asks for, and refuses an order that it does not know", async () => {
    const [one] = (await get("limit=1")).body.items;
    const kept = await get(`timing=${one.timing}`);
    expect(kept.body.items.every(({ timing }: { timing: string }) => timing === one.timing)).toBe(true);
    expect((await get("timing=nothing-of-the-kind")).body.items).toEqual([]);
    expect([(await get("sort=colour")).status, (await get("colour=red")).status]).toEqual([400, 400]);
  });
});

describe("a secret that is shown once", () => {
  it("is kept by nothing: not by a key for trying again, not in any table", async () => {
    const admin = await server.bearer({ name: "Ada Admin", role: "admin", scopes: ["accounts.manage"] });
    const body = { url: "https://hooks.test.example/x", format: "json", role: "viewer" };
    const kept = await server.ask(admin, "POST", "/webhooks", body, { "Idempotency-Key": "k" });
    expect([kept.status, rowsOf("webhooks")]).toEqual([400, []]);
    const made = await server.ask(admin, "POST", "/webhooks", body);
    expect([made.status, made.headers.get("cache-control")]).toEqual([201, "no-store"]);
    expect(made.body.secret).toMatch(/^whsec_/);
    for (const table of ["webhooks", "api_answers", "audit_events"])
      expect(JSON.stringify(rowsOf(table))).not.toContain(made.body.secret);
  });
});

describe("entity tags", () => {
  it("save sending again what did not change", async () => {
    const first = await server.ask(lead, "GET", `/contracts/${contract}`);
    const tag = first.headers.get("etag") ?? "";
    const again = await server.ask(lead, "GET", `/contracts/${contract}`, undefined, {
      "If-None-Match": `"x", W/${tag}`,
    });
    expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", tag]);
    expect(
      (await server.ask(lead, "GET", `/contracts/${contract}`, undefined, { "If-None-Match": '"x"' })).status,
    ).toBe(200);
    const head = await server.ask(lead, "HEAD", `/contracts/${contract}`);
    expect([head.status, head.body, head.headers.get("etag")]).toEqual([200, "", tag]);
  });

  it("of what a page says change with what it says, not with the clock", async () => {
    const path = `/contracts/${contract}/amendments`;
    const first = await server.ask(lead, "GET", path);
    server.clock.now += 60_000;
    const given = { "If-None-Match": first.headers.get("etag") ?? "" };
    expect((await server.ask(lead, "GET", path, undefined, given)).status).toBe(304);
  });

  it("let only one of two people replace what both read", async () => {
    const { body, headers } = await server.ask(lead, "GET", `/contracts/${contract}`);
    const tag = headers.get("etag") ?? "";
    const change = (window: number) =>
      server.ask(
        lead,
        "PUT",
        `/contracts/${contract}`,
        { ...body.contract, rejectionWindowDays: window },
        { "If-Match": tag },
      );
    const answers = await Promise.all([change(11), change(12)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe("the rate", () => {
  it("is told with each answer, held per token, and says when to come back", async () => {
    const slow = await apiServer({ apiRate: 3 });
    const [one, two] = [
      await slow.bearer({ name: "One", role: "viewer" }),
      await slow.bearer({ name: "Two", role: "viewer" }),
    ];
    const get = (who: string) => slow.ask(who, "GET", "/token");
    const answers = [await get(one), await get(one), await get(one), await get(one)];
    expect(answers.map(({ status, headers }) => [status, headers.get("ratelimit-remaining")])).toEqual([
      [200, "2"],
      [200, "1"],
      [200, "0"],
      [429, "0"],
    ]);
    expect([answers[3]?.headers.get("retry-after"), answers[3]?.headers.get("ratelimit-limit")]).toEqual(["20", "3"]);
    expect((await get(two)).status).toBe(200);
    slow.clock.now += 20_000;
    expect((await get(one)).status).toBe(200);
    await slow.stop();
  });

  it("refuses with one event for each source and quarter of an hour, however often it is asked", async () => {
    const slow = await apiServer({ apiRate: 3 });
    const secret = await slow.bearer({ name: "One", role: "viewer" });
    const refused = async () =>
      (await listEvents(slow.tools.db, { what: "refused", text: "too many requests" }, 100, "oldest first")).map(
        ({ subject, who, via, after }) => [subject.split("/")[0], who, via, after?.from],
      );
    const ask = async (who: string | null, times: number) => {
      let status = 0;
      for (let k = 0; k < times; k += 1) ({ status } = await slow.ask(who, "GET", "/token"));
      return status;
    };
    expect([await ask(secret, 20), await ask(null, 80)]).toEqual([429, 429]);
    const token = ["api_tokens", "One", "API, token test", "token test"];
    const stranger = ["api_tokens", "not signed in", "API", "127.0.0.1"];
    expect(await refused()).toEqual([token, stranger]);
    slow.clock.now += 15 * 60_000;
    await ask(secret, 20);
    expect(await refused()).toEqual([token, stranger, token]);
    await slow.stop();
  });
});
