import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { Block, Cell } from "#app/review/vendor-report/blocks.ts";
import { unbroken } from "#app/review/vendor-report/unbroken.ts";

/** The blocks of a report on the screen: a section for each heading. */
export function ReportBlocks({ blocks }: { blocks: readonly Block[] }) {
  return sectionsOf(blocks).map(({ title, parts }) => (
    <Section key={title} title={title}>
      {parts.map((block, i) => (
        // The blocks of a stored report never move: their place tells them apart.
        <ReportBlock key={i} block={block} title={title} />
      ))}
    </Section>
  ));
}

function sectionsOf(blocks: readonly Block[]): { title: string; parts: Block[] }[] {
  const sections: { title: string; parts: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") sections.push({ title: block.text, parts: [] });
    else sections.at(-1)?.parts.push(block);
  }
  return sections;
}

function ReportBlock({ block, title }: { block: Block; title: string }) {
  switch (block.kind) {
    case "heading":
      return null;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul className="prose">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "text":
      return (
        <div className="report-text">
          <h3>{block.label}</h3>
          <div dir="auto">{block.text}</div>
        </div>
      );
    case "facts":
      return <Facts facts={block.facts.map(([label, value]) => ({ label, value }))} />;
    case "table":
      return <ReportTable table={block} title={title} />;
  }
}

interface ReportTableProps {
  table: Extract<Block, { kind: "table" }>;
  /** Of the section; a caption that repeats it is for assistive technology only. */
  title: string;
}

function ReportTable({ table: { caption, columns, rows, total }, title }: ReportTableProps) {
  return (
    <Table<{ key: string; cells: Cell[] }>
      caption={caption}
      captionHidden={caption === title}
      rows={rows.map((cells, i) => ({ key: String(i), cells }))}
      rowKey={({ key }) => key}
      columns={columns.map(({ header, numeric }, at) => ({
        key: header,
        header,
        numeric,
        render: ({ cells }) => shown(cells[at]),
        total: total && shown(total[at]),
      }))}
    />
  );
}

function shown(cell: Cell | undefined) {
  if (cell === undefined || cell === "") return null;
  if (typeof cell === "string") return /^[0-9a-f]{64}$/.test(cell) ? <code>{cell}</code> : <Kept text={cell} />;
  if ("href" in cell)
    return (
      <Link href={cell.href}>
        <Kept text={cell.text} />
      </Link>
    );
  return <Status state={cell.state} word={cell.word} />;
}

/** One element, so that a cell that is laid out on a phone does not set its pieces side by side. */
function Kept({ text }: { text: string }) {
  return (
    <span>
      {unbroken(text).map(({ text: piece, isKept }, i) =>
        isKept ? (
          // The pieces of a text never move.
          <span key={i} className="nowrap">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </span>
  );
}
