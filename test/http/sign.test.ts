/** Nobody signs as somebody else: what stands under a form is the account that sent it. */
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guarded } from "#app/http/guard.server.ts";
import { signed } from "#app/http/sign.server.ts";
import type { Person } from "#app/people/person.ts";
import { action as decide, loader as toDecide } from "#app/routes/batches.$batch_.decide/route.tsx";
import { action as approve } from "#app/routes/decisions.$decision.approve/route.tsx";
import { decisionById } from "#db/decisions.server.ts";
import { call, deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const somebody = (name: string): Person => ({
  ...{ id: name, name, email: `${name}@test.example`, sessionId: "s", role: "lead" as const },
  perContract: new Map(),
});
const ada = somebody("Ada Lead");

describe("a form", () => {
  const sent = (body: URLSearchParams | FormData, address = "/x") =>
    new Request(`http://localhost${address}`, { method: "POST", body });

  it.each(["by", "signer", "author", "amendSigner", "recordedBy", "as"])(
    "signs in %s with the account",
    async (name) => {
      const form = new URLSearchParams([
        [name, "Eve"],
        [name, "Mallory"],
        ["note", "Eve"],
      ]);
      const { request, fields } = await signed(sent(form), ada, "flags.new");
      expect(await request.text()).toBe(`${name}=Ada+Lead&note=Eve`);
      expect(fields).toEqual([
        [name, "Ada Lead"],
        ["note", "Eve"],
      ]);
    },
  );

  it.each(["", "x", '--b\r\nContent-Disposition: form-data; name="by"\r\n\r\nEve'])(
    "that is cut off is refused in words: %j",
    async (body) => {
      const headers = { "Content-Type": "multipart/form-data; boundary=b" };
      const broken = new Request("http://localhost/x", { method: "POST", headers, body });
      const fault = await signed(broken, ada, "flags.new").catch((thrown) => thrown);
      expect(fault).toBeInstanceOf(Response);
      expect([fault.status, await fault.text()]).toEqual([400, expect.stringContaining("incomplete")]);
    },
  );

  it("with a file keeps its bytes", async () => {
    const form = new FormData();
    form.set("by", "Eve");
    form.set("file", new File([new Uint8Array([0, 255, 13, 10])], "a.bin"));
    const { request } = await signed(sent(form), ada, "runs.$run");
    const read = await request.formData();
    expect(read.get("by")).toBe("Ada Lead");
    expect(new Uint8Array(await (read.get("file") as File).arrayBuffer())).toEqual(new Uint8Array([0, 255, 13, 10]));
  });

  it("that signs nothing is left as it is, and so is a stranger's", async () => {
    const text = "name=Ada&from=1%202";
    expect(await (await signed(sent(new URLSearchParams(text)), ada, "x")).request.text()).toBe("name=Ada&from=1+2");
    expect(await (await signed(sent(new URLSearchParams("by=Eve")), null, "x")).request.text()).toBe("by=Eve");
  });
});

it("a page that is one person's own is that of the account", async () => {
  const { request } = await signed(new Request("http://localhost/review?as=Eve&raw=1"), ada, "x");
  expect(request.url).toBe("http://localhost/review?as=Ada+Lead&raw=1");
});

describe("a second signature", () => {
  let tools: TestTools;
  beforeEach(async () => {
    tools = await testTools();
  });
  afterEach(() => tools.dispose());

  async function post(page: "decide" | "approve", who: Person, id: string, form: Record<string, string>) {
    const [name, action, param] =
      page === "decide"
        ? (["batches.$batch_.decide", decide, "batch"] as const)
        : (["decisions.$decision.approve", approve, "decision"] as const);
    const build = { routes: { [`routes/${name}`]: { id: `routes/${name}`, module: { action } } } };
    const routes = guarded(build as unknown as ServerBuild).routes as Record<
      string,
      { module: { action?: (args: unknown) => Promise<unknown> } }
    >;
    const args = call(tools, "/x", { [param]: id }, form);
    return routes[`routes/${name}`]?.module.action?.({ ...args, context: { ...args.context, person: who } });
  }

  it("takes a second account, whatever name is typed", async () => {
    const { weeks } = await threeWeeks(tools);
    const week = weeks[0] ?? "";
    await deliverWeek(tools, week);
    tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
    const { page } = await toDecide(call(tools, "/x?commercial=accept&training=include", { batch: week }));
    const seen = { previewed: page.preview.key, seenDecision: "", seenDelivery: String(page.seen.delivery) };
    const answer = { ...seen, commercial: "accept", training: "include", reason: "Looked at." };
    await post("decide", ada, week, { ...answer, signer: "Ben Second" });
    expect(await decisionById(tools.db, 1)).toMatchObject({ signer: "Ada Lead" });
    const approval = { outcome: "approved", reason: "Read again.", signer: "Ben Second" };
    expect(await post("approve", ada, "1", approval)).toMatchObject({ init: { status: 400 } });
    expect(await post("approve", somebody("Ben Second"), "1", { ...approval, signer: "Ada Lead" })).toMatchObject({
      status: 302,
    });
  });
});
