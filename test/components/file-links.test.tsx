/** Files are offered to whoever they open for, and to nobody else. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FileButton } from "#app/components/button.tsx";
import { FileLink, OpensProvider } from "#app/components/link.tsx";
import { markup } from "./markup.ts";

const KEY = "/calibration/1/key.jsonl";
const PACK = "/calibration/1/pack.jsonl";
const both = (
  <OpensProvider value={(href) => href === PACK}>
    <FileButton href={PACK}>Pack</FileButton>
    <FileButton href={KEY}>Key</FileButton>
    <FileLink href={PACK}>pack.jsonl</FileLink>
    <FileLink href={KEY}>key.jsonl</FileLink>
  </OpensProvider>
);

it("what would turn the reader away is no button, and of a link the words alone", () => {
  expect(markup(both)).toBe(
    [
      `<a class="button quiet" href="${PACK}" download="">Pack</a>`,
      `<a href="${PACK}" download="">pack.jsonl</a>`,
      "<span>key.jsonl</span>",
    ].join(""),
  );
});

/** Attachments open with the page that lists them, and are named as they were handed in. */
it("no screen links to a file by itself but to an attachment", () => {
  const routes = new URL("../../app/routes/", import.meta.url);
  const screens = readdirSync(routes, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const found = screens.flatMap(
    (name) => readFileSync(new URL(encodeURI(name), routes), "utf8").match(/<a\s[^>]*?download/g) ?? [],
  );
  expect(found.filter((link) => !link.includes("/attachments/"))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});
