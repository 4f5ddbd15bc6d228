import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/components/css/tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = "", ...pair]) => [name, pair]),
);

/** WCAG 2.2, 1.4.3: text needs 4.5 to 1. Which text colour stands on which ground. */
const GROUNDS = ["bg", "surface", "sunk"];
const TEXT = [
  ...["ink", "muted", "faint", "accent", "pass", "warn", "fail", "none"].flatMap((text) =>
    GROUNDS.map((on) => [text, on]),
  ),
  ...["pass", "warn", "fail", "none"].map((tone) => [tone, `${tone}-soft`]),
  ...["pass-soft", "warn-soft", "fail-soft", "ins", "del", "accent-soft"].map((on) => ["ink", on]),
] as [string, string][];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("%s", (_, theme) => {
  it.each(TEXT)("%s on %s is legible (4.5 to 1)", (text, on) => {
    expect(contrast(colour(text, theme), colour(on, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["bg", "surface"])("the border of a control on %s is visible (3 to 1)", (on) => {
    expect(contrast(colour("control", theme), colour(on, theme))).toBeGreaterThanOrEqual(3);
  });
});

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("a heat map, %s", (_, theme) => {
  const heat = readFileSync(new URL("../../app/components/css/heat.css", import.meta.url), "utf8");
  const tints = [...heat.matchAll(/var\(--hue\) (\d+)%/g)].map(([, percent]) => Number(percent) / 100);
  it.each(["accent", "warn"])("words on its strongest tint of %s are legible", (hue) => {
    expect(tints).toHaveLength(8);
    const ground = mixed(colour(hue, theme), colour("bg", theme), Math.max(...tints));
    expect(contrast(colour("ink", theme), ground)).toBeGreaterThanOrEqual(4.5);
  });
});

it("computes contrast as WCAG does: black on white is 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});

function colour(name: string, theme: 0 | 1): string {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`no token --${name}`);
  return value;
}

/** As `color-mix(in srgb, one share, other)`. */
function mixed(one: string, other: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number];
    return Math.round(share * a + (1 - share) * b)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${[1, 3, 5].map(channel).join("")}`;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
