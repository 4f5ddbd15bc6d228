import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { LinkButton } from "#app/components/button.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { UploadForm } from "#app/components/upload-form.tsx";
import { When } from "#app/components/when.tsx";

interface AnswersProps {
  page: RoundPage;
  readers: { value: string; label: string }[];
  now: number;
}

/** How answers come in, and what came. */
export function Answers({ page, readers, now }: AnswersProps) {
  const { round, facts, files } = page;
  const open = !round.closure && facts.items > 0;
  return (
    <>
      {open && (
        <Section title="Answers" sub="from the vendor’s file, or one item at a time in the browser" id="answers">
          <div className="two even">
            <UploadForm
              label="A file of answers"
              help="The pack with judgments in it, in any layout; matched by item id and by text. A second answer by the same person to an item is counted and left out."
              submit="Upload the answers"
              fields={{ calibration: round.id, role: "answers" }}
              readers={readers}
            />
            <div className="form">
              <p>
                Researchers answer here, blind: the key and the answers of others stay hidden. Keys 1 to 9 give an
                answer.
              </p>
              <p>
                <LinkButton look="quiet" href={`/calibration/${round.id}/answer`}>
                  Answer the round
                </LinkButton>
              </p>
            </div>
          </div>
        </Section>
      )}
      {files.length > 0 && (
        <Table
          caption="Files of this round"
          rows={files}
          rowKey={(file) => String(file.n)}
          columns={[
            { key: "name", header: "File", render: (file) => file.fileName },
            { key: "role", header: "Held", render: (file) => file.role },
            { key: "reader", header: "Read as", minor: true, render: (file) => file.reader },
            { key: "at", header: "Received", render: (file) => <When at={file.receivedAt} now={now} /> },
            { key: "by", header: "By", minor: true, render: (file) => file.receivedBy },
            { key: "counts", header: "What became of it", stack: true, render: (file) => countsText(file.counts) },
          ]}
        />
      )}
    </>
  );
}

const COUNT_WORDS: Record<string, string> = {
  rows: "rows read",
  added: "items added",
  withKey: "with a key",
  taken: "answers taken",
  repeated: "answered before",
  unknown: "no items of this round",
  otherTexts: "with other texts",
  anonymous: "without an annotator",
  unreadable: "comparing nothing",
  rejected: "rows not readable",
};

function countsText(counts: Record<string, number>): string {
  return Object.entries(COUNT_WORDS)
    .flatMap(([name, words]) => (counts[name] ? `${counts[name]} ${words}` : []))
    .join(", ");
}
