import { SaxesParser } from "saxes";
import { UnusableFile } from "./format.ts";

export interface XmlHandler {
  /** @param name without its namespace prefix */
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Feeds XML in pieces to a handler. A document type is never read, so entities of its own cannot expand: they are errors.
 *
 * @throws UnusableFile "damaged" at the first error of form
 */
export class XmlEvents {
  readonly #parser = new SaxesParser();
  readonly #decoder = new TextDecoder();
  #broken = false;

  constructor(handler: XmlHandler) {
    this.#parser.on("opentag", (tag) => handler.open(localName(tag.name), tag.attributes as Record<string, string>));
    this.#parser.on("text", (text) => handler.text(text));
    this.#parser.on("cdata", (text) => handler.text(text));
    this.#parser.on("closetag", (tag) => handler.close(localName(tag.name)));
    this.#parser.on("error", () => {
      this.#broken = true;
    });
  }

  write(bytes: Uint8Array): void {
    this.#parser.write(this.#decoder.decode(bytes, { stream: true }));
    this.#check();
  }

  end(): void {
    this.#parser.write(this.#decoder.decode());
    this.#parser.close();
    this.#check();
  }

  #check(): void {
    if (!this.#broken) return;
    const hint = "Open it in a spreadsheet program and save it again as .xlsx, or deliver CSV.";
    throw new UnusableFile("damaged", "damaged XLSX: one of its parts is not well-formed XML", hint);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
