/** The screens of pointers, by their loaders and actions. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROLES, type Role } from "#app/domain/permission.ts";
import { createRelease } from "#app/release/release.server.ts";
import * as index from "#app/routes/pointers._index/route.tsx";
import * as pointer from "#app/routes/pointers.$pointer/route.tsx";
import * as csv from "#app/routes/pointers[.]csv/route.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "#test/release/released.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const RECORD = {
  id: "a",
  prompt: "Question",
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value: 1, points: 5 }],
};

describe("the screens of pointers", () => {
  let tools: TestTools;
  let releaseId: string;

  beforeEach(async () => {
    tools = await testTools();
    const week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    await takeIn(tools, week1, jsonl([RECORD]));
    await decide(tools, week1);
    const made = await createRelease(tools, { name: "autumn", batchIds: [week1], createdBy: "tester" });
    releaseId = made.kind === "created" ? made.id : "";
  });
  afterEach(() => tools.dispose());

  const call = (name: string, form?: Record<string, string>) => {
    const request = new Request(
      "http://localhost/pointers",
      form ? { method: "POST", body: new URLSearchParams(form) } : {},
    );
    return { request, params: { pointer: name }, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
  };
  const MOVE = { by: "Iris", reason: "=They pass.", seen: "" };

  it("move a pointer, list it and keep its history", async () => {
    const fresh = await pointer.loader(call("approved-for-training"));
    expect(fresh).toMatchObject({ moves: [], releases: [{ id: releaseId, name: "autumn" }], user: "tester" });
    const answer = (await pointer.action(call("approved-for-training", { ...MOVE, release: releaseId }))) as Response;
    expect(answer.headers.get("Location")).toBe("/pointers/approved-for-training");
    expect((await index.loader(call(""))).pointers).toMatchObject([
      { pointer: "approved-for-training", release: "autumn", by: "Iris", movedAt: NOW },
    ]);
    const text = await (await csv.loader(call(""))).text();
    expect(text.split("\r\n")[1]).toBe(
      `1,approved-for-training,autumn,${releaseId},Iris,2026-10-19T09:00:00.000Z,'=They pass.`,
    );
  });

  it("offer the move to whoever may make it", async () => {
    const as = async (role: Role) => {
      const context = { ...tools, person: { role, perContract: new Map() } };
      return (await pointer.loader({ ...call("approved-for-training"), context } as unknown as LoaderFunctionArgs))
        .mayMove;
    };
    expect(await Promise.all(ROLES.map(as))).toEqual(ROLES.map((role) => role === "lead" || role === "admin"));
  });

  it("keep what was typed when it cannot be used, and when somebody was faster", async () => {
    const bad = await pointer.action(call("approved-for-training", { ...MOVE, release: releaseId, reason: " " }));
    expect(bad).toMatchObject({
      init: { status: 400 },
      data: { values: { by: "Iris", release: releaseId }, errors: { reason: "Give a reason." }, overtaken: null },
    });
    await pointer.action(call("approved-for-training", { ...MOVE, release: releaseId }));
    const late = await pointer.action(call("approved-for-training", { ...MOVE, by: "Olu", release: "" }));
    expect(late).toMatchObject({
      init: { status: 400 },
      data: { values: { by: "Olu" }, errors: {}, overtaken: expect.stringContaining("Iris moved this pointer") },
    });
    expect((await pointer.loader(call("approved-for-training"))).moves).toHaveLength(1);
  });

  it("send a new name to its page, and know no other", async () => {
    const go = (await index.action(call("", { pointer: "reward-model" }))) as Response;
    expect(go.headers.get("Location")).toBe("/pointers/reward-model");
    expect(await index.action(call("", { pointer: "Über" }))).toMatchObject({
      init: { status: 400 },
      data: { typed: "Über" },
    });
    await expect(pointer.loader(call("../x"))).rejects.toMatchObject({ status: 404 });
  });
});
