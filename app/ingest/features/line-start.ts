/** What the first mark of a line says about the line: header, list item, table row or fence. */

export interface LineCounts {
  listItems: number;
  headers: number;
  tables: number;
  fences: number;
}

export function readLineStart(text: string, from: number, end: number, lines: LineCounts): void {
  let i = from;
  while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i += 1;
  if (i >= end) return;
  const code = text.charCodeAt(i);
  if (code === 96) lines.fences += text.startsWith("```", i) ? 1 : 0;
  else if (lines.fences & 1) return;
  else if (code === 35) lines.headers += isHeader(text, i) ? 1 : 0;
  else if (code === 124) lines.tables += 1;
  else if (code <= 57 && code >= 42) lines.listItems += isListItem(text, i, code) ? 1 : 0;
}

function isHeader(text: string, at: number): boolean {
  let i = at;
  while (text.charCodeAt(i) === 35 && i - at < 7) i += 1;
  return i - at <= 6 && text.charCodeAt(i) === 32;
}

function isListItem(text: string, at: number, code: number): boolean {
  if (code < 48) return code !== 44 && code < 46 && text.charCodeAt(at + 1) === 32;
  let i = at + 1;
  while (i - at < 4 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  return text.charCodeAt(i) === 46 && text.charCodeAt(i + 1) === 32;
}
