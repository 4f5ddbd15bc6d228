/** A report as plain text, for readers of mail that shows nothing else. One line is one thing; no text breaks a line. */
import type { Block, Cell, ReportDocument } from "#app/review/vendor-report/blocks.ts";

/** @param base of addresses, such as "https://assay.example.org". */
export function reportText({ title, sub, blocks }: ReportDocument, base: string): string {
  return `${[line(title), line(sub), ...blocks.map((block) => blockText(block, base))].join("\n\n")}\n`;
}

function blockText(block: Block, base: string): string {
  switch (block.kind) {
    case "heading":
      return `${line(block.text).toUpperCase()}`;
    case "paragraph":
      return line(block.text);
    case "list":
      return block.items.map((item) => `- ${line(item)}`).join("\n");
    case "text":
      return `${line(block.label)}: ${line(block.text)}`;
    case "facts":
      return block.facts.map(([label, value]) => `${line(label)}: ${line(value)}`).join("\n");
    case "table": {
      const { columns, rows, total } = block;
      return [...rows, ...(total ? [total] : [])].map((row) => rowText(columns, row, base)).join("\n");
    }
  }
}

/** The first cell, then every other that says something, by its column's name; the address on a line of its own. */
function rowText(columns: readonly { header: string }[], row: readonly Cell[], base: string): string {
  const [first = "", ...rest] = row.map(cellText);
  const more = rest.flatMap((text, i) => (text === "" ? [] : [`${line(columns[i + 1]?.header ?? "")}: ${text}`]));
  const linked = row.find((cell): cell is { text: string; href: string } => typeof cell !== "string" && "href" in cell);
  return [`- ${[first, ...more].join("; ")}`, ...(linked ? [`  ${base}${encodeURI(linked.href)}`] : [])].join("\n");
}

function cellText(cell: Cell): string {
  return line(typeof cell === "string" ? cell : "href" in cell ? cell.text : cell.word);
}

function line(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
