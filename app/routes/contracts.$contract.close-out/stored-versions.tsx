import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";

interface StoredVersionsProps {
  versions: { version: number; sha256: string; createdBy: string; createdAt: number }[];
  shown: { version: number } | null;
  base: string;
  now: number;
}

export function StoredVersions({ versions, shown, base, now }: StoredVersionsProps) {
  return (
    <div className="no-print">
      <Table
        caption="Versions"
        sub="one each time the contract ended; none is ever changed"
        rows={versions}
        rowKey={({ version }) => String(version)}
        rowHref={({ version }) => `${base}?version=${version}`}
        note={<Link href={`${base}?version=0`}>As it stands now</Link>}
        columns={[
          {
            key: "version",
            header: "Version",
            render: ({ version }) => (version === shown?.version ? `${version} (shown)` : String(version)),
          },
          { key: "at", header: "Stored", render: ({ createdAt }) => <When at={createdAt} now={now} withTime /> },
          { key: "by", header: "By", render: ({ createdBy }) => createdBy },
          { key: "hash", header: "SHA-256", stack: true, render: ({ sha256 }) => <code>{sha256}</code> },
        ]}
      />
    </div>
  );
}
