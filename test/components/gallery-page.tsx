import type { ReactNode } from "react";
import { Axes } from "#app/components/axes.tsx";
import { LinkButton } from "#app/components/button.tsx";
import { Count } from "#app/components/count.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Funnel } from "#app/components/funnel.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Shell } from "#app/components/shell.tsx";
import { Shortcuts } from "#app/components/shortcuts.tsx";
import { Sparkline } from "#app/components/sparkline.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import type { Theme } from "#app/components/theme-switch.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { When } from "#app/components/when.tsx";
import { GalleryCharts } from "./gallery-charts.tsx";
import { gates, goldWeeks, NOW } from "./gallery-data.ts";
import { GalleryForms } from "./gallery-forms.tsx";

/** Every component with literal data, as one page. */
export function GalleryPage({ theme }: { theme: Theme }) {
  return (
    <Shell groups={NAV} theme={theme} themeAction="/theme" foot={<p>signed in as a lead</p>}>
      <PageHeader
        crumbs={[
          { label: "Meridian Labelling", href: "#v" },
          { label: "General helpfulness, autumn", href: "#c" },
          { label: "Week 5" },
        ]}
        title="Week 5"
        meta={[
          <>
            <b>
              <Count value={10000} of={10000} />
            </b>{" "}
            expected
          </>,
          <>
            received <When at={NOW} now={NOW + 3 * 86_400_000} />
          </>,
          <>
            instructions <b>v3</b>
          </>,
          <>
            checkpoint <b>sft-7b-r3</b>
          </>,
        ]}
      />
      <div className="sections">
        <GalleryVerdict />
        <Gates />
        <Tabs
          label="Parts of the batch"
          tabs={[
            { label: "Metrics", href: "#metrics", current: true },
            { label: "Annotators", href: "#annotators", count: 46 },
            { label: "Records", href: "#records", count: 9962 },
            { label: "Deliveries", href: "#deliveries", count: 1 },
            { label: "History", href: "#history" },
          ]}
        />
        <GalleryCharts />
        <GalleryForms />
      </div>
      <Shortcuts />
    </Shell>
  );
}

const NAV = [
  {
    items: [
      { label: "This week", href: "#week", count: 4, shortcut: "go-this-week" as const },
      { label: "Contracts", href: "#contracts", current: true, shortcut: "go-contracts" as const },
      { label: "Releases", href: "#releases", shortcut: "go-releases" as const },
    ],
  },
  {
    title: "Reference",
    items: [
      { label: "Metrics", href: "#m" },
      { label: "Check a file", href: "#check" },
    ],
  },
];

function GalleryVerdict() {
  return (
    <Verdict
      headline="Accept with credit, and reweight."
      because={[
        { text: "w-17 and w-23: 9 % of judgments, gold 0.61", href: "#because-1" },
        {
          text: (
            <>
              longer wins 0.64 in <i>writing</i>
            </>
          ),
          href: "#because-2",
        },
        { text: "38 rows quarantined", href: "#because-3" },
      ]}
      funnel={
        <Funnel
          steps={[
            { label: "delivered", count: 10000, note: <Money minor={5000000} currency="USD" /> },
            { label: "valid", count: 9962, note: "38 quarantined", href: "#valid" },
            { label: "used, if as recommended", count: 9066, note: "896 of two annotators left out", href: "#used" },
            { label: "effective", count: 8640, note: <Money minor={519} currency="USD" per="per effective unit" /> },
          ]}
        />
      }
      axes={
        <Axes
          commercial={
            <>
              accept with credit · <Money minor={4482900} currency="USD" />
            </>
          }
          training="reweight"
          clock={{ label: "Right to reject", value: "6 days left", tone: "warn" }}
          note="Recommended by policy v2; not decided yet."
        >
          <LinkButton href="#decide" shortcut="decide">
            Decide
          </LinkButton>
          <LinkButton href="#inspect" look="quiet" shortcut="inspect">
            Inspect a sample of 200
          </LinkButton>
        </Axes>
      }
    >
      Gold accuracy is 0.88, under the contract’s 0.90; two of 46 annotators explain most of it. Longer answers win more
      than they should, most of all in <i>writing</i>.
    </Verdict>
  );
}

function Gates() {
  return (
    <Table
      caption="Gates"
      sub="Policy v2 · the whole 95 % interval must clear the line to pass or to fail; what straddles it warns"
      rows={gates}
      rowKey={(gate) => gate.id}
      rowHref={(gate) => `#${gate.id}`}
      sort={{ key: "state", direction: "descending" }}
      csvHref="/gates.csv"
      note="7 of 7 gates"
      columns={[
        { key: "title", header: "Criterion", render: (gate) => gate.title, sortHref: "?sort=title" },
        { key: "state", header: "State", render: (gate) => <Status state={gate.state} />, sortHref: "?sort=-state" },
        {
          key: "value",
          header: "Value",
          numeric: true,
          render: (gate) => <Estimate outcome={gate.outcome} unit={gate.unit} />,
        },
        {
          key: "bar",
          header: "Interval against the line",
          stack: true,
          render: (gate) => (gate.outcome.kind === "estimate" ? <IntervalBar {...gate} label={gate.title} /> : null),
        },
        {
          key: "weeks",
          header: "Weeks 1–5",
          minor: true,
          render: (gate): ReactNode =>
            gate.id === "gold-accuracy" ? (
              <Sparkline
                label={gate.title}
                points={goldWeeks}
                unit={gate.unit}
                better={gate.better}
                lines={gate.lines}
              />
            ) : null,
        },
        {
          key: "because",
          header: "Because",
          minor: true,
          render: (gate) => (gate.because ? <a href={`#why-${gate.id}`}>{gate.because}</a> : null),
        },
      ]}
    />
  );
}
