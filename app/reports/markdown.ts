/** A report as Markdown. Every text is data: what would format, link or break a table is escaped. */
import type { Block, Cell, ReportDocument } from "#app/review/vendor-report/blocks.ts";

/** @param base of addresses, e.g. "http://127.0.0.1:8470"; without one, links are written as plain text. */
export function reportMarkdown({ title, sub, blocks }: ReportDocument, base = ""): string {
  return `${[`# ${inline(title)}`, inline(sub), ...blocks.map((block) => blockMarkdown(block, base))].join("\n\n")}\n`;
}

function blockMarkdown(block: Block, base: string): string {
  switch (block.kind) {
    case "heading":
      return `## ${inline(block.text)}`;
    case "paragraph":
      return inline(block.text);
    case "list":
      return block.items.map((item) => `- ${inline(item)}`).join("\n");
    case "text":
      return `**${inline(block.label)}**\n\n${block.text
        .split(/\r\n|\r|\n/)
        .map((line) => `> ${inline(line)}`)
        .join("\n")}`;
    case "facts":
      return block.facts.map(([label, value]) => `- ${inline(label)}: ${inline(value)}`).join("\n");
    case "table": {
      const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
      const row = (cells: readonly Cell[]) => line(cells.map((cell) => cellMarkdown(cell, base)));
      return [
        line(block.columns.map(({ header }) => inline(header))),
        line(block.columns.map(({ numeric }) => (numeric ? "---:" : "---"))),
        ...block.rows.map(row),
        ...(block.total ? [row(block.total)] : []),
      ].join("\n");
    }
  }
}

function cellMarkdown(cell: Cell, base: string): string {
  if (typeof cell === "string") return inline(cell);
  if ("href" in cell) return base === "" ? inline(cell.text) : `[${inline(cell.text)}](${base}${encodeURI(cell.href)})`;
  return `${SHAPES[cell.state]} ${inline(cell.word)}`;
}

const SHAPES = { pass: "●", warn: "▲", fail: "■", insufficient: "○" } as const;

/** On one line, with every character that Markdown or the HTML in it would act on written as itself. */
function inline(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no text needs them, and some break a line.
      .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ")
      .replace(/[\\`*_{}[\]()#+!|<>~&]/g, "\\$&")
      .replace(/^(\s*)([-=])/, "$1\\$2")
      .replace(/^(\s*\d+)\./, "$1\\.")
      // Readers make links of bare addresses.
      .replace(/:\/\//g, ":\u200b//")
      .replace(/\bwww\./gi, "www\u200b.")
      .replace(/@/g, "@\u200b")
  );
}
