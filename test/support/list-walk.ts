/** Walks the lists of a page as the server sends it: follows an order, a filter and the CSV of each. */

export interface ShownList {
  caption: string;
  rows: number;
  /** The text of each row, in order. */
  texts: string[];
  sortHrefs: string[];
  filters: { href: string; rows: number }[];
  csvHref: string | null;
  /** Of the line under it: "The first 100 of 812", "50 of 9 962". */
  note: string;
}

type Get = (path: string) => Promise<string>;

/** What is wrong with the lists of a page. `checked` counts what was followed. */
export async function listFaults(get: Get, path: string, checked: { sorts: number; filters: number; files: number }) {
  const faults: string[] = [];
  for (const list of listsIn(await get(path))) {
    const again = async (href: string) =>
      listsIn(await get(href)).find(({ caption }) => caption === list.caption) ?? { rows: 0, texts: [], csvHref: null };
    const here = (href: string) => new URL(href, `http://x${path}`).href.slice("http://x".length);
    if (list.csvHref && list.sortHrefs[0]) {
      checked.files += 1;
      const lines = csvRows(await get(here(list.csvHref)));
      if (lines !== list.rows && !list.note) faults.push(`${list.caption}: ${list.rows} rows, ${lines} in the CSV`);
    }
    const orders = new Set([list.texts.join("\n")]);
    for (const href of list.sortHrefs) {
      const sorted = await again(here(href));
      const back = listsIn(await get(here(href))).find(({ caption }) => caption === list.caption);
      const reversed = back ? await again(here(back.sortHrefs[list.sortHrefs.indexOf(href)] ?? href)) : sorted;
      if (sorted.rows !== list.rows) faults.push(`${list.caption}: ${href} shows ${sorted.rows} of ${list.rows} rows`);
      orders.add(sorted.texts.join("\n"));
      orders.add(reversed.texts.join("\n"));
      checked.sorts += 1;
    }
    if (list.sortHrefs.length > 0 && new Set(list.texts).size > 1 && orders.size < 2)
      faults.push(`${list.caption}: no column changes the order`);
    for (const { href, rows } of list.filters) {
      const narrowed = await again(here(href));
      if (narrowed.rows !== rows && rows <= 100)
        faults.push(`${list.caption}: ${href} shows ${narrowed.rows}, not ${rows}`);
      if (narrowed.csvHref && csvRows(await get(here(narrowed.csvHref))) !== rows)
        faults.push(`${list.caption}: the CSV of ${href} has other rows`);
      checked.filters += 1;
    }
  }
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
        filters: filters.slice(0, 4),
        csvHref: plain(/<a href="([^"]*)" download[^>]*>CSV<\/a>/.exec(tools)?.[1] ?? "") || null,
        note: textOf(/<span>(.*?)<\/span>/s.exec(tools)?.[1] ?? ""),
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
