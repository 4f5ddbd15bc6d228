/**
 * The report as one HTML file that needs nothing else: no script, no font, no image, so that it can be sent, kept and
 * printed. Every text goes through `escaped`. The same document gives the same bytes.
 */
import type { Block, Cell, ReportDocument } from "./blocks.ts";
import { hasLongRun, unbroken } from "./unbroken.ts";

/** @param base of addresses, for a reader who has an account; without one what would be a link is its text. */
export function reportHtml({ title, sub, blocks }: ReportDocument, base = ""): string {
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>${escaped(`${title} · ${sub}`)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<main>`,
    `<h1>${escaped(title)}</h1>\n<p class="sub">${isolated(sub)}</p>`,
    ...blocks.map((block, i) =>
      blockHtml(block, { heading: blocks.slice(0, i).findLast(isHeading)?.text ?? "", base }),
    ),
    "</main>\n</body>\n</html>\n",
  ].join("\n");
}

/** Text as HTML text or a quoted attribute; control characters that no text needs become visible. */
export function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
  );
}

/** Kept apart from its surroundings, so that no writing direction of a name turns ours around. */
function isolated(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

function isHeading(block: Block): block is Extract<Block, { kind: "heading" }> {
  return block.kind === "heading";
}

interface Place {
  /** Over the block. */
  heading: string;
  base: string;
}

function blockHtml(block: Block, place: Place): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escaped(block.text)}</h2>`;
    case "paragraph":
      return `<p>${isolated(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${isolated(item)}</li>`).join("")}</ul>`;
    case "text":
      return `<div class="text"><h3>${escaped(block.label)}</h3><div dir="auto">${escaped(block.text)}</div></div>`;
    case "facts":
      return `<dl>${block.facts.map(([label, value]) => `<div><dt>${isolated(label)}</dt><dd>${isolated(value)}</dd></div>`).join("")}</dl>`;
    case "table":
      return tableHtml(block, place);
  }
}

function tableHtml(table: Extract<Block, { kind: "table" }>, { heading, base }: Place): string {
  const { caption, columns, rows, total } = table;
  const head = columns.map(({ header, numeric }) => `<th scope="col"${look(numeric)}>${escaped(header)}</th>`).join("");
  const line = (cells: readonly Cell[]) =>
    `<tr>${cells
      .map((cell, i) =>
        i === 0
          ? `<th scope="row"${look(false, cell)}>${cellHtml(cell, base)}</th>`
          : `<td${look(columns[i]?.numeric, cell)}>${cellHtml(cell, base)}</td>`,
      )
      .join("")}</tr>`;
  const foot = total ? `\n<tfoot>${line(total)}</tfoot>` : "";
  return `<table>\n<caption${caption === heading ? ' class="said"' : ""}>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${rows.map(line).join("\n")}</tbody>${foot}\n</table>`;
}

function cellHtml(cell: Cell, base: string): string {
  if (typeof cell === "string") return keptTogether(cell);
  if ("href" in cell && base === "") return keptTogether(cell.text);
  if ("href" in cell) return `<a href="${escaped(base + encodeURI(cell.href))}">${keptTogether(cell.text)}</a>`;
  return `<span class="${cell.state}">${SHAPES[cell.state]} ${escaped(cell.word)}</span>`;
}

function keptTogether(text: string): string {
  const pieces = unbroken(text).map((piece) =>
    piece.isKept ? `<span>${escaped(piece.text)}</span>` : escaped(piece.text),
  );
  return `<bdi>${pieces.join("")}</bdi>`;
}

const SHAPES = { pass: "●", warn: "▲", fail: "■", insufficient: "○" } as const;

function look(numeric: boolean | undefined, cell: Cell = ""): string {
  const text = typeof cell === "string" ? cell : "text" in cell ? cell.text : "";
  const names = [numeric ? "number" : "", hasLongRun(text) ? "long" : ""].filter((name) => name !== "");
  return names.length > 0 ? ` class="${names.join(" ")}"` : "";
}

const STYLE = `
body{margin:0;background:#fff;color:#1d1c19;font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem}
h1{font:600 1.7rem/1.2 Georgia,"DejaVu Serif",serif;margin:0}
h2{font-size:1.1rem;margin:2rem 0 .5rem;padding-top:.5rem;border-top:1px solid #cfcbbf;break-after:avoid}
h3{font-size:.8rem;font-weight:600;color:#59564f;margin:0 0 .2rem}
p{max-width:46rem;margin:.5rem 0}
.sub,caption{color:#59564f}
table{width:100%;border-collapse:collapse;margin:.75rem 0 1.25rem;font-size:.87rem}
caption{text-align:left;padding-bottom:.3rem;break-after:avoid}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e4e1d8;font-weight:400}
.long{overflow-wrap:anywhere}bdi span{white-space:nowrap}caption.said{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
thead th{font-size:.78rem;color:#59564f;border-bottom-color:#cfcbbf}
tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:1px solid #1d1c19}
th[scope=row]{overflow-wrap:break-word;min-width:6rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.4rem 1.5rem;margin:.5rem 0 1rem}
dt{font-size:.78rem;color:#59564f}dd{margin:0;overflow-wrap:anywhere}
.text{margin:.6rem 0;padding:.5rem .8rem;background:#f3f2ed;border-radius:6px;break-inside:avoid-page}
.text div{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
.pass{color:#23693f}.warn{color:#8a5500}.fail{color:#a82f26}.insufficient{color:#65625a}
.pass,.warn,.fail,.insufficient{white-space:nowrap}
@media (max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr,th,td{display:block;padding:.15rem 0;border:0}tr{padding:.5rem 0;border-bottom:1px solid #e4e1d8}.number{text-align:left}}
@page{margin:16mm 14mm}
@media print{p{break-inside:avoid}p:has(+table),p:has(+.text){break-after:avoid}table:not(:has(tbody tr:nth-child(13))){break-inside:avoid}tbody tr:first-child{break-before:avoid}body{font-size:9.5pt;line-height:1.35}main{max-width:none;padding:0}tr,li,dl{break-inside:avoid}thead{display:table-header-group}.text{background:none;border:1px solid #cfcbbf}}
`;
