import { expect, it } from "vitest";
import { Shortcuts } from "#app/components/shortcuts.tsx";
import { SHORTCUTS } from "#app/components/shortcuts-list.ts";
import { words } from "./markup.ts";

it("gives no keys twice, and no single key that starts a pair", () => {
  const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  const firsts = new Set(keys.filter((one) => one.includes(" ")).map((one) => one.split(" ")[0]));
  expect(keys.filter((one) => firsts.has(one))).toEqual([]);
});

it("lists every shortcut in the dialog", () => {
  const dialog = words(<Shortcuts />);
  for (const shortcut of SHORTCUTS) expect(dialog).toContain(shortcut.about);
});
