/** From the start page through every link, as somebody would who looks at everything once. */
import type { TestServer } from "./server.ts";

/** Pages of a kind whose links are followed: one contract has calibration rounds, one week in seven an open inspection. */
const FOLLOWED = 8;

/** Follows links from the start page; of each kind of page that it meets, the one with the most on it. */
export async function onePageOfEachKind(server: TestServer): Promise<string[]> {
  /** Of each kind the pages that are followed, with the length of those that were read. */
  const kinds = new Map([["/", new Map([["/", 0]])]]);
  const seen = new Set(["/"]);
  let frontier = ["/"];
  for (let depth = 0; depth < 5 && frontier.length > 0; depth += 1) {
    const found: string[] = [];
    for (const path of frontier) {
      const html = await (await server.fetch(path)).text();
      kinds.get(kindOf(path))?.set(path, html.length);
      for (const next of linksIn(html)) {
        if (seen.has(next)) continue;
        seen.add(next);
        const kind = kindOf(next);
        const ofKind = kinds.get(kind) ?? new Map<string, number>();
        if (ofKind.size >= FOLLOWED) continue;
        kinds.set(kind, ofKind.set(next, 0));
        found.push(next);
      }
    }
    frontier = found;
  }
  return [...kinds.values()].flatMap((pages) => {
    const [path, length] = [...pages].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
    return length > 0 ? path : [];
  });
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !/^\/(assets|attachments\/)|download|bad-rows|\.(csv|html|json|jsonl|md)\b/.test(href));
}

/** Addresses of the comma-separated tables that a page offers. */
export function csvLinksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*\.csv[^"#]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

/** The address with its ids and names left out. */
export function kindOf(path: string): string {
  const bare = path.replace(/\?.*$/, "");
  if (/^\/metrics\/./.test(bare)) return path.includes("contract=") ? "/metrics/:id of a contract" : "/metrics/:id";
  if (bare.startsWith("/annotators/")) return "/annotators/:id/:name";
  return bare
    .replace(/\/(terms|instructions|checkpoints)\/[\w.%-]+$/, "/$1/:name")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
    .replace(/\/\d+/g, "/:n");
}
