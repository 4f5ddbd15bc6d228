import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { ReportPage } from "#app/review/vendor-report/report-page.server.ts";

export function Versions({ page: { versions, decision, shown, now } }: { page: ReportPage }) {
  return (
    <div className="no-print">
      <Table
        caption="Versions"
        sub="every version stays as it was stored"
        rows={versions}
        rowKey={({ version }) => String(version)}
        rowHref={({ version }) => `/decisions/${decision.id}/report?version=${version}`}
        columns={[
          {
            key: "version",
            header: "Version",
            render: ({ version }) => (version === shown?.version ? `${version} (shown)` : String(version)),
          },
          { key: "at", header: "Prepared", render: ({ createdAt }) => <When at={createdAt} now={now} withTime /> },
          { key: "by", header: "By", render: ({ createdBy }) => createdBy },
        ]}
      />
    </div>
  );
}
