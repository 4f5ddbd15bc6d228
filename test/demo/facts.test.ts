import { expect, test } from "vitest";
import { arithmetic } from "#db/demo/families/arithmetic.ts";
import { cooking } from "#db/demo/families/cooking.ts";
import { email } from "#db/demo/families/email.ts";
import { orders } from "#db/demo/families/orders.ts";
import { translation } from "#db/demo/families/translation.ts";
import { drafted, spread } from "./drafts.ts";

test("the change in a word problem is what remains of the amount paid", () => {
  let seen = 0;
  for (const number of spread(arithmetic.space)) {
    const draft = drafted(arithmetic, number);
    const sale = /buys (\d+) .* at \$(\d+\.\d\d) each and pays with \$(\d+\.\d\d)/u.exec(draft.prompt);
    if (!sale) continue;
    seen += 1;
    const change = (Number(sale[3]) * 100 - Number(sale[1]) * Math.round(Number(sale[2]) * 100)) / 100;
    expect(draft.core).toBe(`The change is $${change.toFixed(2)}.`);
    expect(draft.alternative?.core).toBe(`Working it out, the change is **$${change.toFixed(2)}**.`);
    expect(draft.wrong).not.toContain(`$${change.toFixed(2)}.`);
  }
  expect(seen).toBeGreaterThan(50);
});

test("a discount, an arrival, simple interest, an average and an area are computed right", () => {
  const seen = new Set<string>();
  for (const number of spread(arithmetic.space)) {
    const { prompt, core } = drafted(arithmetic, number);
    const figures = (prompt.match(/\d+(?:[.:]\d+)?/gu) ?? []).map((figure) => figure);
    const [a, b, c, d] = figures.map(Number);
    if (a === undefined || b === undefined || c === undefined) continue;
    if (prompt.startsWith("A shop takes")) {
      seen.add("discount");
      expect(core).toBe(`The total after the discount is $${((b * c * (100 - a)) / 100).toFixed(2)}.`);
    } else if (prompt.includes("at a steady")) {
      seen.add("arrival");
      const [hours, minutes] = (figures[0] ?? "").split(":").map(Number);
      const end = (hours ?? 0) * 60 + (minutes ?? 0) + Math.round((b / c) * 60);
      expect(core).toBe(`The trip ends at ${Math.floor(end / 60)}:${String(end % 60).padStart(2, "0")}.`);
    } else if (prompt.includes("simple interest")) {
      seen.add("interest");
      expect(core).toBe(`There will be $${(a + (a * b * c) / 100).toFixed(2)} in the account.`);
    } else if (prompt.includes("average of 80")) {
      seen.add("average");
      expect(core).toBe(`The fourth score must be ${4 * 80 - a - b - c}.`);
    } else if (prompt.includes("lays a floor")) {
      seen.add("area");
      expect(core).toBe(`The boards cost $${(a * b * c * 1.1).toFixed(2)}.`);
      expect(d).toBe(10);
    }
  }
  expect([...seen].sort()).toEqual(["area", "arrival", "average", "discount", "interest"]);
});

test("amounts in a recipe grow with the number of people", () => {
  const pancakes = spread(cooking.space)
    .map((number) => drafted(cooking, number))
    .find((draft) => draft.prompt.includes("pancakes"));
  const people = Number(/\d+/u.exec(pancakes?.prompt ?? "")?.[0]);
  // 240 g of flour for four.
  expect(pancakes?.core).toContain(`- ${60 * people} g flour`);
});

test("the right letter names the day and time asked for, the wrong one does not", () => {
  for (const number of spread(email.space)) {
    const { prompt, core, wrong } = drafted(email, number);
    const day = /Monday|Tuesday|Wednesday|Thursday|Friday/u.exec(prompt)?.[0] ?? "?";
    const hour = /\d+:\d\d/u.exec(prompt)?.[0] ?? "?";
    expect(core.includes(day) && core.includes(hour)).toBe(true);
    expect(wrong.includes(day) && wrong.includes(` ${hour}`)).toBe(false);
  }
});

test("extracted JSON parses and carries the quantity that was ordered", () => {
  for (const number of spread(orders.space)) {
    const { prompt, core } = drafted(orders, number);
    const found = JSON.parse(core.replace(/```(json)?/gu, ""));
    expect(prompt).toContain(`${found.quantity} ${found.product}`);
    expect(prompt).toContain(found.order);
    expect(prompt).toContain(found.town);
  }
});

test("translations keep day and hour", () => {
  const german: Record<string, string> = { Monday: "Montag", Wednesday: "Mittwoch", Sunday: "Sonntag" };
  let seen = 0;
  for (const number of spread(translation.space)) {
    const { language, prompt, core } = drafted(translation, number);
    const [, day = "", hour = ""] = /on (\w+day) at (\d+:\d\d)/u.exec(prompt) ?? [];
    const expected = german[day];
    if (language !== "de" || !expected) continue;
    seen += 1;
    expect(core).toContain(`am ${expected} um ${hour} Uhr`);
  }
  expect(seen).toBeGreaterThan(20);
});
