/** Entity tags: a hash of the very bytes of an answer. */
import { createHash } from "node:crypto";

export function entityTag(body: string | Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
}

/** Of If-None-Match: weak comparison. */
export function ifNoneMatches(header: string | undefined, tag: string): boolean {
  return header !== undefined && tagsOf(header).some((one) => one === "*" || one.replace(/^W\//, "") === tag);
}

/** Of If-Match: strong comparison. */
export function ifMatches(header: string, tag: string): boolean {
  return tagsOf(header).some((one) => one === "*" || one === tag);
}

function tagsOf(header: string): string[] {
  return header.split(",").map((one) => one.trim());
}
