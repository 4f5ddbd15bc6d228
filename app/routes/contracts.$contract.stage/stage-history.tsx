import { dayText } from "#app/components/date-text.ts";
import { Section } from "#app/components/section.tsx";
import { When } from "#app/components/when.tsx";
import { STAGE_LIST } from "#app/contracts/contract-lists.ts";
import type { StagePage } from "#app/contracts/stage-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { StageMark } from "../stage-parts/stage-mark.tsx";

export function StageHistory({ page: { contract, history, now } }: { page: StagePage }) {
  return (
    <ListTable
      list={STAGE_LIST}
      csvHref={`/contracts/${contract.id}/lists/stages.csv`}
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
        {
          key: "on",
          sorts: "since",
          header: "Since",
          render: ({ on }) => <span className="nowrap">{dayText(on)}</span>,
        },
        { key: "note", sorts: "what happened", header: "What happened", stack: true, render: ({ note }) => note },
        {
          key: "red",
          sorts: "not ready then",
          header: "Not ready then",
          stack: true,
          render: ({ red }) => red && `${red.items.join(", ")}. ${red.reason}`,
        },
        {
          key: "open",
          sorts: "open then",
          header: "Open then",
          stack: true,
          render: ({ open }) => open && `${open.items.join("; ")}. ${open.reason}`,
        },
        {
          key: "signed",
          sorts: "signed at",
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
