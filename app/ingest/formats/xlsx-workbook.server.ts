import type { FileHandle } from "node:fs/promises";
import type { ReadLimits } from "./format.ts";
import { UnusableFile } from "./format.ts";
import { RelationsPart, SharedStringsPart, StylesPart, WorkbookPart } from "./xlsx-parts.ts";
import type { CellContext, SheetRow } from "./xlsx-sheet.ts";
import { SheetPart } from "./xlsx-sheet.ts";
import type { XmlHandler, XmlRefusal } from "./xml-events.ts";
import { XmlEvents } from "./xml-events.ts";
import type { ZipEntry } from "./zip-directory.server.ts";
import { damagedZip, readDirectory } from "./zip-directory.server.ts";
import { entryBlocks } from "./zip-entry.server.ts";

const WORKBOOK_PART: XmlRefusal = {
  message: () => "damaged XLSX: one of its parts is not well-formed XML",
  hint: "Open it in a spreadsheet program and save it again as .xlsx, or deliver CSV.",
};

/** An open XLSX file: its visible sheets in order, each streamed. The shared texts are held in memory, within the limits. */
export class Workbook {
  sheets: ZipEntry[] = [];
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #limits: ReadLimits;
  #entries = new Map<string, ZipEntry>();
  #context: CellContext = { strings: [], dateStyles: new Set(), date1904: false };

  constructor(file: string, handle: FileHandle, limits: ReadLimits) {
    this.#file = file;
    this.#handle = handle;
    this.#limits = limits;
  }

  async open(): Promise<void> {
    this.#entries = await readDirectory(this.#handle);
    const declared = [...this.#entries.values()].reduce((sum, entry) => sum + entry.expandedBytes, 0);
    if (declared > this.#limits.maxExpandedBytes) throw this.#tooLarge("the workbook", this.#limits.maxExpandedBytes);
    const workbook = await this.#read("xl/workbook.xml", new WorkbookPart());
    const { targets } = await this.#read("xl/_rels/workbook.xml.rels", new RelationsPart());
    const { strings } = await this.#read("xl/sharedStrings.xml", new SharedStringsPart());
    const { dateStyles } = await this.#read("xl/styles.xml", new StylesPart());
    this.#context = { strings, dateStyles, date1904: workbook.date1904 };
    for (const { relation } of workbook.sheets) {
      const entry = this.#entries.get(targets.get(relation) ?? "");
      if (entry !== undefined) this.sheets.push(entry);
    }
  }

  async *rows(sheet: ZipEntry): AsyncGenerator<SheetRow> {
    const part = new SheetPart(this.#context);
    const xml = new XmlEvents(part, WORKBOOK_PART);
    let sinceRow = 0;
    for await (const bytes of entryBlocks(this.#file, this.#handle, sheet, this.#limits)) {
      xml.write(bytes);
      sinceRow += bytes.length;
      if (part.rows.length > 0) sinceRow = 0;
      if (sinceRow > this.#limits.maxRowBytes) throw this.#tooLarge("a row of the sheet", this.#limits.maxRowBytes);
      yield* part.rows;
      part.rows = [];
    }
    xml.end();
    yield* part.rows;
  }

  /** A part that is read whole; absent parts stay empty. */
  async #read<Part extends XmlHandler>(name: string, part: Part): Promise<Part> {
    const entry = this.#entries.get(name);
    if (entry === undefined && name === "xl/workbook.xml") throw damagedZip();
    if (entry === undefined) return part;
    if (entry.expandedBytes > this.#limits.maxBufferedBytes) throw this.#tooLarge(name, this.#limits.maxBufferedBytes);
    const xml = new XmlEvents(part, WORKBOOK_PART);
    for await (const bytes of entryBlocks(this.#file, this.#handle, entry, this.#limits)) xml.write(bytes);
    xml.end();
    return part;
  }

  #tooLarge(what: string, bytes: number): UnusableFile {
    return new UnusableFile(
      "expanded-size",
      `${what} unfolds to more than ${bytes} bytes`,
      "Deliver CSV or JSON Lines.",
    );
  }
}
