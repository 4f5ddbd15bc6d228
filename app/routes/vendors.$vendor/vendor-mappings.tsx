import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";

interface Mapping {
  id: string;
  name: string;
  version: number;
  createdAt: number;
}

export function VendorMappings({ mappings, now }: { mappings: readonly Mapping[]; now: number }) {
  return (
    <Table
      caption="Saved column mappings"
      sub="how this vendor’s own columns become records; a change is a new version"
      rows={mappings}
      rowKey={(mapping) => mapping.id}
      empty={
        <Section title="Saved column mappings">
          <p className="sub">
            None. A file whose columns no preset knows is mapped in the preview when it is uploaded, and the mapping is
            kept here.
          </p>
        </Section>
      }
      columns={[
        { key: "name", header: "Mapping", render: (mapping) => mapping.name },
        { key: "version", header: "Version", numeric: true, render: (mapping) => mapping.version },
        { key: "at", header: "Saved", render: (mapping) => <When at={mapping.createdAt} now={now} /> },
      ]}
    />
  );
}
