/** A text that is the same for everybody, compressed the first time that somebody takes it so. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";
import { type Coding, codingFor } from "#app/http/content-coding.ts";
import { entityTag } from "./entity-tag.ts";

/** One form of a text: its bytes, and the tag that these bytes have. */
interface Form {
  bytes: Buffer;
  tag: string;
}

export interface KeptText {
  /** As express names it. */
  type: "json" | "html";
  formOf(coding: Coding | null): Promise<Form>;
}

/** The best quality takes seconds for a megabyte, this a tenth of one, for some per cent more bytes. */
const QUALITY = 6;

const COMPRESS = {
  br: (plain: Buffer) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  gzip: (plain: Buffer) => promisify(gzip)(plain),
} satisfies Record<Coding, (plain: Buffer) => Promise<Buffer>>;

export function keptText(type: KeptText["type"], text: string): KeptText {
  const plain = Buffer.from(text);
  const made = new Map<Coding | null, Promise<Form>>();
  const make = async (coding: Coding | null) => {
    const bytes = coding === null ? plain : await COMPRESS[coding](plain);
    return { bytes, tag: entityTag(bytes) };
  };
  return {
    type,
    formOf(coding) {
      const known = made.get(coding) ?? make(coding);
      made.set(coding, known);
      return known;
    },
  };
}

export async function sendKept(request: Request, response: Response, { type, formOf }: KeptText): Promise<void> {
  const coding = codingFor(request);
  const { bytes, tag } = await formOf(coding);
  response.vary("Accept-Encoding");
  if (coding) response.setHeader("Content-Encoding", coding);
  response.set("ETag", tag).type(type).send(bytes);
}
