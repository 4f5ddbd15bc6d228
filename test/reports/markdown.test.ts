/** Markdown of a report: whatever a vendor wrote stays text. Read back by a parser that is not ours. */
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import gfm from "remark-gfm";
import { describe, expect, it } from "vitest";
import { reportMarkdown } from "#app/reports/markdown.ts";
import type { Block, ReportDocument } from "#app/review/vendor-report/blocks.ts";

const html = (markdown: string) => renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [gfm] }, markdown));
const withBlocks = (blocks: Block[]): ReportDocument => ({ title: "Report", sub: "about a week", blocks });
const table = (cell: string): Block => ({
  kind: "table",
  caption: "T",
  columns: [{ header: "A" }, { header: "B", numeric: true }],
  rows: [
    [cell, "1"],
    ["x", cell],
  ],
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "[click](javascript:alert(1))",
  "![x](https://example.org/x.png)",
  "a | b\n| c | d |",
  "https://example.org www.example.org me@example.org",
  "# heading",
  "- item",
  "1. item",
  "--- ",
  "`code` **bold** _it_ ~~gone~~",
  "&lt;b&gt;",
  "\\| escaped",
];

describe("a report as Markdown", () => {
  it("keeps hostile text as text: no link, image, HTML or further cell comes of it", () => {
    for (const text of HOSTILE) {
      const page = html(
        reportMarkdown(
          withBlocks([
            table(text),
            { kind: "paragraph", text },
            { kind: "list", items: [text] },
            { kind: "text", label: text, text },
            { kind: "facts", facts: [[text, text]] },
          ]),
        ),
      );
      expect(page, text).not.toMatch(/<(a|img|script|code|em|del|h[3-6]|ol|hr)\b/);
      expect(page.match(/<td/g), text).toHaveLength(4);
      expect(page.match(/<h1>/g), text).toHaveLength(1);
    }
  });
  it("keeps any text in its cell", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: "binary-ascii" }), (text) => {
        const page = html(reportMarkdown(withBlocks([table(text)])));
        expect(page.match(/<td/g)).toHaveLength(4);
        expect(page).not.toMatch(/<(a|img|script|code|em|strong|del)\b/);
      }),
      { numRuns: 50 },
    );
  });
  it("links to our pages only when their address is known", () => {
    const linked = withBlocks([
      {
        kind: "table",
        caption: "T",
        columns: [{ header: "A" }],
        rows: [[{ text: "Week [3]", href: "/batches/1?a=b c" }]],
      },
    ]);
    expect(reportMarkdown(linked)).toContain("| Week \\[3\\] |");
    expect(html(reportMarkdown(linked, "http://127.0.0.1:1"))).toContain(
      '<a href="http://127.0.0.1:1/batches/1?a=b%20c">Week [3]</a>',
    );
  });
});
