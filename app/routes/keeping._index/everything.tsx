import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { ExportShown } from "#app/jobs/export-all.server.ts";
import { JOB_STATUS } from "#app/jobs/job-status.ts";

/** Everything, readable without Assay, as an archive. */
export function Everything({ exports, now }: { exports: readonly ExportShown[]; now: number }) {
  return (
    <Section
      id="everything"
      title="Everything, as files"
      sub="each table as JSON Lines, each file under its hash, and a manifest; readable without Assay"
    >
      {exports.length > 0 && (
        <Table
          caption="Exports"
          captionHidden
          rows={[...exports]}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/jobs/${id}`}
          columns={[
            { key: "at", header: "Asked", render: ({ createdAt }) => <When at={createdAt} now={now} withTime /> },
            { key: "state", header: "State", render: ({ state }) => <Status {...JOB_STATUS[state]} /> },
            { key: "rows", header: "Rows", numeric: true, render: ({ counts }) => counts && groupDigits(counts.rows) },
            {
              key: "files",
              header: "Files",
              numeric: true,
              render: ({ counts }) => counts && groupDigits(counts.files),
            },
            { key: "bytes", header: "Size", numeric: true, render: ({ counts }) => counts && bytesText(counts.bytes) },
            { key: "get", header: "Archive", render: (one) => <Archive one={one} now={now} /> },
          ]}
        />
      )}
      <Form method="post">
        <FormActions note="It holds people and money, and goes by itself after two days.">
          <Button name="do" value="export" look="quiet">
            Export everything
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Archive({ one: { id, until, state }, now }: { one: ExportShown; now: number }) {
  if (until === null) return <span className="faint">{state === "done" ? "no longer here" : "none"}</span>;
  return (
    <>
      <Link href={`/keeping/exports/${id}/download`} download>
        Download
      </Link>{" "}
      <span className="sub">
        until <When at={until} now={now} withTime />
      </span>
    </>
  );
}
