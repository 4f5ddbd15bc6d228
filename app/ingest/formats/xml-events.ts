import { SaxesParser } from "saxes";
import { UnusableFile } from "./format.ts";

export interface XmlHandler {
  /** @param name without its namespace prefix @param line where the tag ends, 1-based */
  open(name: string, attributes: Record<string, string>, line: number): void;
  text(text: string): void;
  close(name: string): void;
}

/** How a refusal speaks of XML that is not well-formed, and what to do about it. */
export interface XmlRefusal {
  message(line: number): string;
  hint: string;
}

/**
 * Feeds XML in pieces to a handler. A document type is never read, so entities of its own cannot expand: they are errors.
 *
 * @throws UnusableFile "damaged" at the first error of form
 */
export class XmlEvents {
  readonly #parser = new SaxesParser();
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #refusal: XmlRefusal;
  /** Line of the first fault. */
  #brokenAt: number | null = null;

  constructor(handler: XmlHandler, refusal: XmlRefusal) {
    this.#refusal = refusal;
    this.#parser.on("opentag", (tag) =>
      handler.open(localName(tag.name), tag.attributes as Record<string, string>, this.#parser.line),
    );
    this.#parser.on("text", (text) => handler.text(text));
    this.#parser.on("cdata", (text) => handler.text(text));
    this.#parser.on("closetag", (tag) => handler.close(localName(tag.name)));
    this.#parser.on("error", () => {
      this.#brokenAt ??= this.#parser.line;
    });
  }

  write(bytes: Uint8Array): void {
    this.#parser.write(this.#decoded(bytes));
    this.#check();
  }

  end(): void {
    this.#parser.write(this.#decoded());
    this.#parser.close();
    this.#check();
  }

  #decoded(bytes?: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      this.#brokenAt ??= this.#parser.line;
      return "";
    }
  }

  #check(): void {
    if (this.#brokenAt === null) return;
    throw new UnusableFile("damaged", this.#refusal.message(this.#brokenAt), this.#refusal.hint);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
