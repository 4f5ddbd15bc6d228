import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { NewReportProps } from "./new-report-screen.tsx";

const ROOM = 3;
const MOST = 8;

/** Records by id, each with what it shows. */
export function ExampleFields({ page, asked, choices, errors }: NewReportProps) {
  const said = choices?.examples ?? page.last?.examples ?? [];
  const known = new Set(said.map(({ record }) => record));
  const rows = [...said, ...asked.filter((record) => !known.has(record)).map((record) => ({ record, reason: "" }))];
  const count = Math.min(MOST, rows.length + ROOM);
  return (
    <Section
      title="Examples"
      sub={
        <>
          Ids of records that were delivered, with what each shows:{" "}
          <Link href={`/batches/${page.batch.id}/records`}>records of the batch</Link>. The vendor reads its own text,
          its judgments and its pseudonyms.
        </>
      }
    >
      <div className="form">
        {Array.from({ length: count }, (_, i) => {
          const [record, reason] = [`example-${i}-record`, `example-${i}-reason`];
          return (
            <div className="form-row" key={record}>
              <TextField
                label={`Record ${i + 1}`}
                name={record}
                optional
                spellCheck={false}
                defaultValue={rows[i]?.record ?? ""}
                error={errors[record]}
              />
              <TextField
                label="What it shows"
                name={reason}
                optional
                defaultValue={rows[i]?.reason ?? ""}
                error={errors[reason]}
              />
            </div>
          );
        })}
      </div>
    </Section>
  );
}
