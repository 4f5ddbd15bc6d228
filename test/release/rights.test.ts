/** What a release may be used for follows from its contracts' terms on the day it is made. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RELEASE_USES, type ReleaseUse } from "#app/domain/terms/rights.ts";
import { manifestSchema, manifestText } from "#app/release/manifest.ts";
import { createRelease } from "#app/release/release.server.ts";
import { releasePage } from "#app/release/release-page.server.ts";
import { action } from "#app/routes/releases.new/route.tsx";
import { latestDecisions } from "#db/decisions.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { recordTerm } from "#db/terms.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "./released.ts";

const ITEM = {
  id: "a",
  prompt: "Question",
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value: 1, points: 5 }],
};
const ALL_NO = { data: "no", model: "no", rewardModel: "no", evaluations: "no" };

describe("the use of a release", () => {
  let tools: TestTools;
  let contractId: string;
  let week1: string;
  beforeEach(async () => {
    tools = await testTools();
    contractId = await contractOfThreeWeeks(tools);
    week1 = await batchIdOf(tools, contractId, 1);
    await takeIn(tools, week1, jsonl([ITEM]));
    await decide(tools, week1);
  });
  afterEach(() => tools.dispose());

  const right = (kind: "usage" | "open_sourcing", value: unknown, effectiveFrom = "2026-01-01") =>
    recordTerm(tools.db, {
      contractId,
      kind,
      value,
      clause: "The small print.",
      source: "§8.6",
      owner: "lead",
      effectiveFrom,
      recordedAt: NOW,
      recordedBy: "lead",
    });
  const make = (name: string, use?: ReleaseUse, overrideRights?: string) =>
    createRelease(tools, { name, batchIds: [week1], createdBy: "tester", ...(use ? { use, overrideRights } : {}) });
  const manifestOf = async (name: string) => manifestSchema.parse((await findRelease(tools.db, name))?.manifest);

  it("is not asked for: without one nothing is checked, and the manifest has no word of it", async () => {
    await right("open_sourcing", ALL_NO);
    expect((await make("plain")).kind).toBe("created");
    expect(manifestText(await manifestOf("plain"))).not.toContain('"use"');
  });

  it("is refused by contract and clause where the right is no, needs consent or is not stated", async () => {
    const unstated = await make("r", "open-model");
    expect(unstated).toMatchObject({ kind: "refused", field: "use" });
    expect(unstated.kind === "refused" && unstated.message).toContain(
      "does not say that it may be done (Open-sourcing right).",
    );
    await right("open_sourcing", { ...ALL_NO, model: "with_consent" });
    const consent = await make("r", "open-model");
    expect(consent.kind === "refused" && consent.message).toContain(
      "with consent only (Open-sourcing right, §8.6): “The small print.”",
    );
    await right("open_sourcing", ALL_NO);
    const no = await make("r", "open-model");
    expect(no.kind === "refused" && no.message).toContain("does not allow it");
    expect(await findRelease(tools.db, "r")).toBeUndefined();
  });

  it("goes through with the right, each use by its own answer", async () => {
    await right("open_sourcing", { ...ALL_NO, model: "yes" });
    expect((await make("model", "open-model")).kind).toBe("created");
    expect((await manifestOf("model")).use).toEqual({ for: "open-model", lacking: [] });
    expect((await make("data", "publish-data")).kind).toBe("refused");
    expect(Object.values(RELEASE_USES).every((use) => use.title.length > 0)).toBe(true);
  });

  it("goes through with a reason, which the manifest and the page keep", async () => {
    await right("open_sourcing", ALL_NO);
    expect((await make("r", "publish-data", "  ")).kind).toBe("refused");
    expect((await make("r", "publish-data", "Consent by letter of 3 October.")).kind).toBe("created");
    const { use } = await manifestOf("r");
    expect(use).toMatchObject({ for: "publish-data", override: "Consent by letter of 3 October." });
    expect(use?.lacking).toMatchObject([{ contract: contractId, answer: "no", source: "§8.6" }]);
    expect((await releasePage(tools, "r"))?.lackingToday).toHaveLength(1);
  });

  it("goes by the day it is made; a right lost later shows on the page", async () => {
    await right("usage", { training: "yes", evaluation: "no", publication: "no" });
    await right("usage", { training: "no", evaluation: "no", publication: "no" }, "2026-12-01");
    expect((await make("now", "internal-training")).kind).toBe("created");
    expect((await releasePage(tools, "now"))?.lackingToday).toEqual([]);
    const later = { ...tools, now: () => Date.UTC(2026, 11, 2) };
    expect((await releasePage(later, "now"))?.lackingToday).toHaveLength(1);
  });

  it("is refused beside its field in the form, with everything typed kept", async () => {
    const decision = (await latestDecisions(tools.db, [week1])).get(week1)?.id ?? 0;
    const body = new URLSearchParams({
      name: "r",
      unit: "item",
      decision: String(decision),
      use: "publish-data",
      heldOut: "0",
    });
    const request = new Request("http://assay.test/releases/new", { method: "POST", body });
    const refused = (await action({ request, params: {}, context: tools } as never)) as unknown as {
      data: { values: { use: string; name: string }; errors: Record<string, string> };
      init: { status: number };
    };
    expect(refused.init.status).toBe(400);
    expect(refused.data.errors.use).toContain("does not say");
    expect(refused.data.values).toMatchObject({ use: "publish-data", name: "r" });
  });
});
