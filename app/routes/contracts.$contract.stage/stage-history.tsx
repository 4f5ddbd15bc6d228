import { dayText } from "#app/components/date-text.ts";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { StagePage } from "#app/contracts/stage-page.server.ts";
import { StageMark } from "../stage-parts/stage-mark.tsx";

export function StageHistory({ page: { history, now } }: { page: StagePage }) {
  return (
    <Table
      caption="Changes of stage"
      sub="newest first; none is ever changed or removed"
      rows={history}
      rowKey={({ id }) => String(id)}
      empty={
        <Section title="Changes of stage">
          <p className="sub">
            Nobody has said anything of its stage: it counts as running, as every contract did before.
          </p>
        </Section>
      }
      columns={[
        { key: "stage", header: "Stage", render: ({ stage }) => <StageMark stage={stage} /> },
        { key: "on", header: "Since", render: ({ on }) => <span className="nowrap">{dayText(on)}</span> },
        { key: "note", header: "What happened", stack: true, render: ({ note }) => note },
        {
          key: "red",
          header: "Not ready then",
          stack: true,
          render: ({ red }) => red && `${red.items.join(", ")}. ${red.reason}`,
        },
        {
          key: "open",
          header: "Open then",
          stack: true,
          render: ({ open }) => open && `${open.items.join("; ")}. ${open.reason}`,
        },
        {
          key: "signed",
          header: "Signed",
          render: ({ at, by }) => (
            <span>
              {by}, <When at={at} now={now} withTime />
            </span>
          ),
        },
      ]}
    />
  );
}
