/** Walks the lists of a page as the server sends it: follows an order, a filter and the CSV of each. */

export interface ShownList {
  caption: string;
  rows: number;
  /** Of each row, in order. */
  texts: string[];
  sortHrefs: string[];
  filters: { href: string; rows: number }[];
  csvHref: string | null;
  /** Of the line under it: "The first 100 of 812", "50 of 9 962". */
  note: string;
}

type Get = (path: string) => Promise<string>;

export interface Followed {
  lists: Set<string>;
  sorts: number;
  filters: number;
  files: number;
}

/** What is wrong with those lists of a page that no earlier page had. `followed` counts what was looked at. */
export async function listFaults(get: Get, path: string, followed: Followed): Promise<string[]> {
  const faults: string[] = [];
  for (const list of listsIn(await get(path))) {
    if (followed.lists.has(list.caption) || list.rows < 2) continue;
    followed.lists.add(list.caption);
    const follow = async (href: string) => get(new URL(href, `http://x${path}`).href.slice("http://x".length));
    const again = async (href: string) => listsIn(await follow(href)).find(({ caption }) => caption === list.caption);
    faults.push(...(await fileFaults(list, follow, followed)), ...(await orderFaults(list, again, followed)));
    for (const { href, rows } of list.filters.slice(-1)) {
      const narrowed = await again(href);
      if (narrowed?.rows !== Math.min(rows, 100))
        faults.push(`${list.caption}: ${href} shows ${narrowed?.rows}, not ${rows}`);
      if (narrowed?.csvHref && csvRows(await follow(narrowed.csvHref)) !== rows)
        faults.push(`${list.caption}: the CSV of ${href} has other rows`);
      followed.filters += 1;
    }
  }
  return faults;
}

async function fileFaults({ caption, csvHref, rows, note }: ShownList, follow: Get, followed: Followed) {
  if (!csvHref) return [`${caption} sorts and has no CSV`];
  followed.files += 1;
  const lines = csvRows(await follow(csvHref));
  // A page of many, or a sample, says so beside the table.
  return lines === rows || (note && lines > rows) ? [] : [`${caption}: ${rows} rows, ${lines} in the CSV`];
}

/** Its last column one way and the other: all rows, and another order than it began with at least once. */
async function orderFaults(
  { caption, rows, texts, sortHrefs }: ShownList,
  again: (href: string) => Promise<ShownList | undefined>,
  followed: Followed,
) {
  const last = sortHrefs.length - 1;
  const sorted = await again(sortHrefs[0] ?? "");
  const other = await again(sorted?.sortHrefs[0] ?? "");
  const third = await again(sortHrefs[last] ?? "");
  followed.sorts += 3;
  const faults = [sorted, other, third].flatMap((list) =>
    list?.rows === rows ? [] : [`${caption}: an order shows ${list?.rows} of ${rows} rows`],
  );
  const orders = new Set(
    [texts, ...[sorted, other, third].map((list) => list?.texts ?? [])].map((one) => one.join("\n")),
  );
  if (new Set(texts).size > 1 && orders.size < 2) faults.push(`${caption}: no order differs`);
  return faults;
}

/** The tables of a page that sort; the choices that stand before one belong to it. */
export function listsIn(html: string): ShownList[] {
  const pieces = html.split(/<table\b/);
  return pieces.slice(1).flatMap((piece, i) => {
    const [table = "", after = ""] = piece.split("</table>");
    const captionId = /aria-labelledby="([^"]+)"/.exec(table)?.[1] ?? "";
    const caption = textOf(new RegExp(`id="${captionId}"[^>]*>(.*?)</span>`, "s").exec(table)?.[1] ?? "");
    const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? "";
    const texts = body
      .split(/<tr>/)
      .slice(1)
      .map((row) => textOf(row.replace(/<tr class="fold".*?<\/tr>/gs, "")));
    const sortHrefs = [...table.matchAll(/<a class="sort"[^>]*href="([^"]*)"/g)].map(([, href = ""]) => plain(href));
    if (sortHrefs.length === 0) return [];
    const tools = /^\s*<div class="table-tools">(.*?)<\/div>/s.exec(after)?.[1] ?? "";
    const before = pieces[i] ?? "";
    const own = sortHrefs.map((href) => /[?&]([a-z-]+)-sort=/.exec(href)?.[1]).find(Boolean);
    const filters = [...before.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*?)(?:<!-- -->)?(\d+)<\/a>/g)]
      .map(([, href = "", , rows = ""]) => ({ href: plain(href), rows: Number(rows) }))
      .filter(({ href }) => own !== undefined && new RegExp(`[?&]${own}-[^=]+=`).test(href));
    return [
      {
        caption,
        rows: texts.length,
        texts,
        sortHrefs,
        filters,
        csvHref: plain(/<a href="([^"]*)" download[^>]*>CSV<\/a>/.exec(tools)?.[1] ?? "") || null,
        note: textOf(/<span>(.*?)<\/span>/s.exec(tools)?.[1] ?? "") || (after.includes('class="pager"') ? "paged" : ""),
      },
    ];
  });
}

/** Lines without the header; a line break within quotes belongs to its cell. */
function csvRows(text: string): number {
  return text.replace(/"(?:[^"]|"")*"/g, "").split("\r\n").length - 2;
}

const textOf = (html: string) =>
  plain(
    html
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
const plain = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
