/** What an address needs to be read, found by its path as the routes are found. */
import { type Need, ROUTE_NEEDS } from "./route-permissions.ts";

interface Pattern {
  path: RegExp;
  /** Parts that may be anything: the fewer, the nearer. */
  open: number;
  need: Need;
}

let patterns: Pattern[] | null = null;

/**
 * undefined for an address that no page has, and for one that is only written to.
 *
 * @example needOfPath("/contracts/7c18/money") // "money.read"
 */
export function needOfPath(path: string): Need | undefined {
  patterns ??= Object.entries(ROUTE_NEEDS)
    .flatMap(([id, { read }]) => (read ? patternOf(id, read) : []))
    .sort((a, b) => a.open - b.open);
  return patterns.find((one) => one.path.test(path))?.need;
}

function patternOf(id: string, need: Need): Pattern[] {
  if (id === "root" || id === "$") return [];
  const handler = /^[A-Z]+ (\/.*)$/.exec(id)?.[1];
  const parts = handler ? handler.slice(1).split("/") : id.replaceAll("[.]", "\0").split(".");
  const path = parts.filter((part) => part !== "_index").map(partOf);
  return [{ path: new RegExp(`^/${path.join("/")}$`), open: path.filter((part) => part.includes(ANY)).length, need }];
}

const ANY = "[^/]+";

function partOf(part: string): string {
  const name = part.replace(/_$/, "").replaceAll(/[$:][a-zA-Z]+/g, "\u0001");
  return name
    .replaceAll("\0", ".")
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("\u0001", ANY);
}
