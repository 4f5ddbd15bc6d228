/** A card as Markdown: what a repository of data sets shows first. */
import type { Card, CardSection, CardTable } from "./card.ts";

export function cardMarkdown({ title, sections }: Card): string {
  return `# ${plain(title)}\n\n${sections.map(sectionMarkdown).join("\n")}`;
}

function sectionMarkdown({ heading, text = [], list = [], table, fold }: CardSection): string {
  const parts = [
    `## ${heading}`,
    ...text.map(plain),
    ...(table && table.rows.length > 0 ? [folded(tableMarkdown(table), fold)] : []),
    ...(list.length > 0 ? [list.map((entry) => `- ${plain(entry)}`).join("\n")] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Readers of Markdown that know no <details> show the table. */
function folded(table: string, summary: string | undefined): string {
  return summary === undefined ? table : `<details>\n<summary>${plain(summary)}</summary>\n\n${table}\n\n</details>`;
}

function tableMarkdown({ head, rows }: CardTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What people wrote stays on its line and is no markup. */
function plain(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\\`*_[\]<>#]/g, "\\$&");
}
