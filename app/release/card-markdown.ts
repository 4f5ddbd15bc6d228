/** A card as Markdown: what a repository of data sets shows first. */
import type { Card, CardSection, CardTable } from "./card.ts";

export function cardMarkdown({ title, sections }: Card): string {
  return `# ${plain(title)}\n\n${sections.map(sectionMarkdown).join("\n")}`;
}

function sectionMarkdown({ heading, text = [], list = [], table }: CardSection): string {
  const parts = [
    `## ${heading}`,
    ...text.map(plain),
    ...(table && table.rows.length > 0 ? [tableMarkdown(table)] : []),
    ...(list.length > 0 ? [list.map((entry) => `- ${plain(entry)}`).join("\n")] : []),
  ];
  return `${parts.join("\n\n")}\n`;
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
