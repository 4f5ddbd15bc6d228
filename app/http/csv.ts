/** Comma-separated values for people's spreadsheets, streamed. */
import { isKept, KEPT_WORDS } from "#app/domain/kept-fields.ts";
import { type Cell, type List, listed } from "#app/domain/list.ts";

export type { Cell };

/** One line. A cell that a spreadsheet would run as a formula is written as text. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A download; the rows are asked for as the browser takes them. */
export function csvAnswer(
  fileName: string,
  header: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Response {
  const lines = csvLines(header, rows);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = "";
      while (text.length < BLOCK) {
        const { done, value } = await lines.next();
        if (done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(fileName),
      "Cache-Control": "no-store",
    },
  });
}

/** The value of a Content-Disposition header: a plain name for old readers, the whole one for the others. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, "-");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

const BLOCK = 64 * 1024;

async function* csvLines(header: readonly string[], rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>) {
  const amounts = header.map((name) => /minor$|micro$/.test(name));
  const shown = (cell: Cell, i: number) => (amounts[i] && typeof cell === "number" && isKept(cell) ? KEPT_WORDS : cell);
  yield csvLine(header);
  for await (const row of rows) yield csvLine(row.map(shown));
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole small table at once; the name is made from a title. */
export function csvResponse(title: string, header: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  return csvAnswer(`${fileStem(title)}.csv`, header, rows);
}

/** The rows of a list in the order and under the filters that the address asks for, as its page shows them. */
export function csvOfList<Row>(title: string, list: List<Row>, rows: readonly Row[], url: string): Response {
  const cells = Object.values(list.cells);
  const shown = listed(list, rows, new URL(url).searchParams).rows;
  return csvResponse(
    title,
    Object.keys(list.cells),
    shown.map((row) => cells.map((cell) => cell(row))),
  );
}

/** A JSON document to keep. */
export function jsonResponse(title: string, document: unknown): Response {
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachment(`${fileStem(title)}.json`),
      "Cache-Control": "no-store",
    },
  });
}

function fileStem(title: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return stem || "assay";
}
