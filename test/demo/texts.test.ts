import { expect, test } from "vitest";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { Picker } from "#db/demo/draft.ts";
import { CODE_MIX, GENERAL_MIX, MULTILINGUAL_MIX } from "#db/demo/families/index.ts";
import { Random } from "#db/demo/random.ts";
import { table } from "#db/demo/table.ts";
import { deliver, pairIdentity, records, text } from "./delivery.ts";
import { drafted, spread } from "./drafts.ts";

const FAMILIES = [...new Set([...GENERAL_MIX, ...CODE_MIX, ...MULTILINGUAL_MIX].map((share) => share.family))];

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  "%s uses exactly the space it declares",
  (_, family) => {
    for (const number of spread(family.space)) {
      const picker = new Picker().start(number);
      family.draft(picker, new Random().restart(1, number));
      expect(picker.used).toBe(family.space);
    }
  },
);

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  "%s fills every slot and never errs by accident",
  (_, family) => {
    for (const number of spread(family.space)) {
      const draft = drafted(family, number);
      const texts = [draft.prompt, draft.core, draft.wrong, draft.partial, ...draft.points];
      if (draft.alternative) texts.push(draft.alternative.core, draft.alternative.wrong);
      for (const one of texts)
        expect(one.replace(/```[^`]*```/gu, "").replace(/`[^`]*`/gu, "")).not.toMatch(
          /\{[a-z]+\}|undefined|NaN|Infinity|\[object|(?<!\.)\.\.(?!\.)|\?\./u,
        );
      expect(draft.wrong).not.toBe(draft.core);
      expect(draft.alternative?.wrong ?? "w").not.toBe(draft.alternative?.core);
      expect(draft.points.length).toBeGreaterThanOrEqual(2);
    }
  },
);

test("20,000 clean items: no prompt twice, no pair twice, no pair of equal responses", () => {
  const items = records(deliver(cleanBatch(11, 20_000)).lines);
  expect(new Set(items.map(pairIdentity)).size).toBe(20_000);
  expect(new Set(items.map((item) => JSON.stringify(item.prompt).toLowerCase())).size).toBe(20_000);
  const equal = items.filter((item) => text(item, 0).trim().toLowerCase() === text(item, 1).trim().toLowerCase());
  expect(equal.map((item) => item.id)).toEqual([]);
});

test("responses name no model or vendor and look like no endpoint error", () => {
  const names = /\b(gpt|openai|claude|anthropic|gemini|bard|llama|mistral|chatgpt|qwen|deepseek)\b|as an ai\b/iu;
  for (const item of records(deliver(cleanBatch(12, 3_000)).lines)) {
    for (const position of [0, 1] as const) expect(text(item, position)).not.toMatch(names);
  }
});

test("a table refuses a row with a missing cell", () => {
  expect(() => table(["country", "capital"], "France|Paris\nPeru")).toThrow(RangeError);
});
