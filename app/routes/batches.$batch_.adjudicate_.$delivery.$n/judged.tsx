import type { AdjudicatePage } from "#app/calibration/contested-page.server.ts";
import { Callout } from "#app/components/callout.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf } from "#app/domain/figure.ts";

/** What was agreed before, and, folded away so that nobody is led by it, what the annotators answered. */
export function Judged({ page }: { page: AdjudicatePage }) {
  const { judgments, earlier, options } = page;
  return (
    <>
      {earlier.map(({ id, outcome, answer, agreedBy, secondedBy, reason }) => (
        <Callout
          key={id}
          title={`${agreedBy} and ${secondedBy} agreed before: ${
            outcome === "no_answer"
              ? "there is no single right answer"
              : (options.find((option) => JSON.stringify(option.answer) === JSON.stringify(answer))?.label ??
                String(answer?.value))
          }.`}
        >
          <p>{reason}</p>
        </Callout>
      ))}
      <details>
        <summary>What {countOf(judgments.length, "judgment")} said: open it after making up your mind</summary>
        <Table
          caption="Judgments"
          captionHidden
          rows={judgments.map((row, i) => ({ ...row, key: String(i) }))}
          rowKey={(row) => row.key}
          empty={<p className="sub">Nobody judged this record.</p>}
          columns={[
            { key: "annotator", header: "Annotator", render: (row) => row.annotator ?? "anonymous" },
            { key: "raw", header: "As written", render: (row) => row.raw },
            { key: "read", header: "Read as", render: (row) => row.readAs.join(" · ") },
            { key: "gold", header: "Against gold", render: (row) => row.gold },
            { key: "comment", header: "Comment", stack: true, render: (row) => row.comment },
          ]}
        />
      </details>
    </>
  );
}
