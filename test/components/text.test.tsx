import { expect, it } from "vitest";
import { TextView } from "#app/components/text-view.tsx";
import { WordDiff } from "#app/components/word-diff.tsx";
import { markup } from "./markup.ts";

const rendered = (text: string) => markup(<TextView text={text} mode="rendered" />);

it("renders Markdown", () => {
  expect(rendered("**bold** and\n\n- one\n- two")).toContain("<strong>bold</strong>");
  expect(rendered("| a |\n|---|\n| 1 |")).toContain("<td>1</td>");
});

it.each([
  '<script>alert("x")</script>',
  "<img src=x onerror=alert(1)>",
  '<iframe src="//evil.example"></iframe>',
  "<svg onload=alert(1)>",
])("shows %s as text, never as an element", (html) => {
  const out = rendered(`before\n\n${html}\n\nafter`);
  expect(out).not.toMatch(/<(script|img|iframe|svg)/);
  expect(out).toContain(html.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"));
});

it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])(
  "drops the target of a %s link",
  (target) => {
    const out = rendered(`[click](${target})`);
    expect(out).toContain("click");
    expect(out).not.toContain("href");
  },
);

it("fences off links", () => {
  expect(rendered("[a](https://example.org)")).toContain(
    '<a href="https://example.org" rel="noopener noreferrer nofollow"',
  );
});

it("names images without loading them", () => {
  const out = rendered("![a cat](https://example.org/track.png)");
  expect(out).not.toContain("<img");
  expect(out).toContain("image: a cat (https://example.org/track.png)");
});

it("keeps the headings of a text out of the page's outline", () => {
  expect(rendered("# One\n\n### Three")).not.toMatch(/<h[1-6]/);
});

it("shows raw text to the character", () => {
  const out = markup(<TextView text={"**a**\n  <b>"} mode="raw" />);
  expect(out).toContain("**a**\n  &lt;b&gt;</pre>");
});

it("says that a text is empty", () => {
  expect(markup(<TextView text="" mode="rendered" />)).toContain("empty text");
});

it("marks added and removed words", () => {
  const out = markup(<WordDiff before="three terms" after="four terms" />);
  expect(out).toContain("<del>three</del><ins>four</ins>");
  expect(out).toContain(" terms");
});

it("says that texts are identical, or too far apart", () => {
  expect(markup(<WordDiff before="a" after="a" />)).toContain("identical");
  const long = (word: string) => Array.from({ length: 6000 }, (_, i) => `${word}${i}`).join(" ");
  expect(markup(<WordDiff before={long("a")} after={long("b")} />)).toContain("too little in common");
});
