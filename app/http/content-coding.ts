/**
 * How a body is compressed for whoever takes that. Only what is the same for everybody is: the built files and the document
 * of the API, each compressed once, and the API's pages to read.
 *
 * Pages and their data are sent as they are, and so are answers to a token. They hold what only this person may see beside
 * what stood in the address, and the length of such a body, compressed, tells somebody on the line whether what he put into
 * the address stands in it a second time (BREACH).
 */
import type { Request } from "express";

/** By the name of RFC 9110: what a file compressed in this way ends with. In the order in which they are preferred. */
export const ENDINGS = { br: ".br", gzip: ".gz" } as const;
export type Coding = keyof typeof ENDINGS;

/** null where the body is best sent as it is. */
export function codingFor(request: Request): Coding | null {
  // Browsers name the older one first and mean no order by it.
  const taken = request.acceptsEncodings();
  return (Object.keys(ENDINGS) as Coding[]).find((coding) => taken.includes(coding)) ?? null;
}
