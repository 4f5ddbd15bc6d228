import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Money } from "#app/components/money.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Progress } from "#app/components/progress.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { WeekStrip } from "#app/components/week-strip.tsx";
import { WordDiff } from "#app/components/word-diff.tsx";
import { answer, gold, position, retest, volume } from "./gallery-data.ts";
import { DecisionForm } from "./gallery-decision.tsx";

export function GalleryForms() {
  return (
    <>
      <Contracts />
      <Section title="Decide" sub="What is signed stays; a change of mind is a new decision">
        <DecisionForm />
      </Section>
      <Section title="Outcomes">
        <Facts
          facts={[
            { label: "Gold accuracy", value: <Estimate outcome={gold} unit="share" withNUnit /> },
            { label: "Delivered volume", value: <Estimate outcome={volume} unit="ratio" withNUnit /> },
            { label: "Test-retest", value: <Estimate outcome={retest} unit="share" /> },
            { label: "Position bias", value: <Estimate outcome={position} unit="share" /> },
          ]}
        />
      </Section>
      <Section title="Record 4 117">
        <div className="two">
          <TextView text={answer} mode="rendered" />
          <TextView text={answer} mode="raw" />
        </div>
        <WordDiff
          before="The contract names three terms and one date."
          after="The contract names four terms and a closing date."
        />
      </Section>
      <Section title="While it runs">
        <Progress
          label="Reading week-5.jsonl"
          value={24117248}
          max={41943040}
          unit="bytes"
          facts={[
            <>
              <b>5 744</b> rows
            </>,
            <>
              <b>22</b> rejected
            </>,
            <>
              <b>31 200</b> rows a second
            </>,
          ]}
          cancel={
            <form method="post">
              <Button look="quiet" small>
                Cancel
              </Button>
            </form>
          }
        />
      </Section>
      <Callout tone="warn" title="The label direction contradicts the gold answers.">
        <p>71 % of gold answers are wrong as mapped and right when reversed.</p>
      </Callout>
      <EmptyState
        title="No delivery for this week yet."
        command="npx assay ingest week-5.jsonl --contract general-autumn --week 5"
        action={<LinkButton href="#upload">Upload a file</LinkButton>}
      >
        20 000 comparisons are expected by Mon 26 Oct 2026. Upload the vendor’s file or hand it over on the command
        line.
      </EmptyState>
      <Pager position="rows 51–100 of 9 962" previousHref="#p1" nextHref="#p3" />
    </>
  );
}

function Contracts() {
  const rows = [
    {
      id: "general",
      name: "General helpfulness, autumn",
      accepted: 593000,
      weeks: [
        ["fail", "decided"],
        ["pass", "decided"],
        ["fail", "waiting"],
        [null, "late"],
        [null, "to come"],
        [null, "to come"],
      ],
    },
    {
      id: "safety",
      name: "Safety, red team",
      accepted: 1340000,
      weeks: [
        ["warn", "decided"],
        ["insufficient", "waiting"],
        [null, "to come"],
        [null, "to come"],
      ],
    },
  ] as const;
  return (
    <Table
      caption="Contracts"
      sub="one cell a week: decided, waiting, late, to come"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `#${row.id}`}
      columns={[
        { key: "name", header: "Contract", render: (row) => row.name },
        {
          key: "weeks",
          header: "Weeks",
          render: (row) => (
            <WeekStrip
              label={row.name}
              weeks={row.weeks.map(([state, mark], i) => ({
                week: i + 1,
                state,
                mark,
                href: state ? `#${row.id}-${i}` : undefined,
              }))}
            />
          ),
        },
        { key: "worst", header: "Worst gate", render: () => <Status state="fail" /> },
        {
          key: "accepted",
          header: "Accepted, USD",
          numeric: true,
          render: (row) => <Money minor={row.accepted} currency="USD" />,
          total: <Money minor={1933000} currency="USD" />,
        },
      ]}
    />
  );
}
