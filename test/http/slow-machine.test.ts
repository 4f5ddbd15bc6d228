/** A machine that stands still for a while, or a writer that takes long, turns no reader away. */
import Database from "better-sqlite3";
import { createElement, lazy, Suspense } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPage } from "#app/render.server.ts";
import { noteSeen } from "#db/sessions.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const given = { nonce: "n", status: 200, whole: false, patience: 1 };
const never = lazy(() => new Promise<never>(() => {}));
const late = createElement(Suspense, { fallback: createElement("p", null, "stands in") }, createElement(never));

describe("a page", () => {
  it("is answered although the machine stood still before it was begun", async () => {
    // From here the timers come before the work that React put off.
    await new Promise((resolve) => setImmediate(resolve));
    const answer = renderPage(createElement("p", null, "here"), { ...given, headers: new Headers() });
    standStill(30);
    expect([(await answer).status, await (await answer).text()]).toEqual([200, "<p>here</p>"]);
  });

  it("is whole although the machine stood still before its last part came", async () => {
    const part = lazy(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      setImmediate(() => standStill(30));
      return { default: () => createElement("p", null, "came") };
    });
    const page = createElement(Suspense, { fallback: "" }, createElement(part));
    const answer = await renderPage(page, { ...given, whole: true, patience: 10, headers: new Headers() });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("came")]);
  });

  it.each([true, false])("keeps its status where a part never comes; read whole: %s", async (whole) => {
    const answer = await renderPage(late, { ...given, whole, headers: new Headers() });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("stands in")]);
  });

  it("that cannot be drawn is the caller's to tell", async () => {
    const broken = () => {
      throw new Error("broken");
    };
    await expect(renderPage(createElement(broken), { ...given, headers: new Headers() })).rejects.toThrow("broken");
  });
});

describe("while somebody else writes", () => {
  let tools: TestTools;
  beforeAll(async () => {
    tools = await testTools(NOW, "disk");
  });
  afterAll(() => tools.dispose());

  it("that somebody was here is left for the next time, at once", async () => {
    const other = new Database(tools.db.$client.name);
    other.exec("BEGIN IMMEDIATE");
    const from = performance.now();
    await noteSeen(tools.db, "s", NOW);
    expect(performance.now() - from).toBeLessThan(5_000);
    other.exec("ROLLBACK");
    other.close();
    expect(tools.db.$client.pragma("busy_timeout", { simple: true })).toBe(10_000);
  });
});
