import type { ReactNode } from "react";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import type { CardSection, CardTable } from "#app/release/card.ts";

export function CardPart({ section: { heading, text = [], list = [], table, fold } }: { section: CardSection }) {
  return (
    <Section title={heading}>
      <div className="prose">
        {text.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {list.length > 0 && (
          <ul>
            {list.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        )}
      </div>
      {table && table.rows.length > 0 && (
        <Folded summary={fold}>
          <PartTable heading={heading} table={table} />
        </Folded>
      )}
    </Section>
  );
}

function Folded({ summary, children }: { summary: string | undefined; children: ReactNode }) {
  if (summary === undefined) return children;
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function PartTable({ heading, table: { head, rows } }: { heading: string; table: CardTable }) {
  const keyed = rows.map((cells, i) => ({ cells, key: String(i) }));
  return (
    <Table
      caption={heading}
      captionHidden
      rows={keyed}
      rowKey={(row) => row.key}
      columns={head.map((header, i) => ({
        key: header,
        header,
        numeric: rows.every((cells) => /^[\d\u202f.,]+$/.test(cells[i] ?? "")),
        stack: header === "Why" || header === "SHA-256",
        render: (row: { cells: string[] }) => (header === "SHA-256" ? <code>{row.cells[i]}</code> : row.cells[i]),
      }))}
    />
  );
}
