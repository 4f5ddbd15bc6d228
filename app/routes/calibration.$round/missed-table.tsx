import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { CLASS_WORDS } from "../calibration-parts/class-words.ts";

const SHOWN = 20;

/** Where the takers, or the key, may be wrong: the place to look before the instructions are rewritten. */
export function MissedTable({ page: { results, places } }: { page: RoundPage }) {
  const missed = results.items
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong / b.answered - a.wrong / a.answered || a.n - b.n);
  return (
    <Table
      caption="Items most missed"
      sub="an item that most people miss is more often a wrong key or an unclear instruction than a wrong crowd"
      rows={missed.slice(0, SHOWN)}
      rowKey={(item) => String(item.n)}
      rowHref={(item) => places[item.n]}
      note={missed.length > SHOWN ? `${SHOWN} of ${missed.length} missed items` : undefined}
      empty={<p className="sub">No item was missed by anybody.</p>}
      columns={[
        { key: "item", header: "Item", render: (item) => item.externalId },
        { key: "domain", header: "Domain", minor: true, render: (item) => item.domain },
        { key: "key", header: "Key", render: (item) => item.key && CLASS_WORDS[item.key] },
        {
          key: "missed",
          header: "Missed",
          numeric: true,
          render: (item) => `${groupDigits(item.wrong)} of ${groupDigits(item.answered)}`,
        },
        { key: "answers", header: "Answers", render: (item) => countsText(item.counts) },
      ]}
    />
  );
}

function countsText(counts: RoundPage["results"]["items"][number]["counts"]): string {
  return (Object.keys(CLASS_WORDS) as (keyof typeof CLASS_WORDS)[])
    .flatMap((name) => (counts[name] ? `${CLASS_WORDS[name]} ${counts[name]}` : []))
    .join(" · ");
}
