import { showsDate } from "./xlsx-date.ts";
import type { XmlHandler } from "./xml-events.ts";

/** The sheets of a workbook in their order, without hidden ones. */
export class WorkbookPart implements XmlHandler {
  sheets: { name: string; relation: string }[] = [];
  date1904 = false;

  open(name: string, attributes: Record<string, string>): void {
    if (name === "workbookPr") this.date1904 = ["1", "true"].includes(attributes.date1904 ?? "");
    if (name !== "sheet" || (attributes.state ?? "visible") !== "visible") return;
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
    if (relation !== undefined) this.sheets.push({ name: attributes.name ?? "", relation });
  }

  text(): void {}
  close(): void {}
}

/** Relation id → path inside the zip. */
export class RelationsPart implements XmlHandler {
  targets = new Map<string, string>();

  open(name: string, { Id, Target }: Record<string, string>): void {
    if (name !== "Relationship" || Id === undefined || Target === undefined) return;
    this.targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`);
  }

  text(): void {}
  close(): void {}
}

/** Which cell styles show their number as a date. */
export class StylesPart implements XmlHandler {
  dateStyles = new Set<number>();
  #codes = new Map<number, string>();
  #inCellFormats = false;
  #style = 0;

  open(name: string, attributes: Record<string, string>): void {
    const id = Number(attributes.numFmtId);
    if (name === "numFmt") this.#codes.set(id, attributes.formatCode ?? "");
    else if (name === "cellXfs") this.#inCellFormats = true;
    else if (name === "xf" && this.#inCellFormats) {
      if (showsDate(id, this.#codes.get(id))) this.dateStyles.add(this.#style);
      this.#style++;
    }
  }

  text(): void {}

  close(name: string): void {
    if (name === "cellXfs") this.#inCellFormats = false;
  }
}

/** The texts that cells refer to by number; runs of rich text are joined, phonetic guides left out. */
export class SharedStringsPart implements XmlHandler {
  strings: string[] = [];
  #text = "";
  #inText = false;
  #inPhonetic = false;

  open(name: string): void {
    if (name === "si") this.#text = "";
    else if (name === "rPh") this.#inPhonetic = true;
    else if (name === "t") this.#inText = !this.#inPhonetic;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  close(name: string): void {
    if (name === "t") this.#inText = false;
    else if (name === "rPh") this.#inPhonetic = false;
    else if (name === "si") this.strings.push(unescaped(this.#text));
  }
}

/** `_x000D_` is how XLSX writes characters that XML cannot hold (ECMA-376 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
