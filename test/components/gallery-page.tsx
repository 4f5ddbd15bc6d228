import type { ReactNode } from "react";
import { Axes } from "#app/components/axes.tsx";
import { BurnDown } from "#app/components/burn-down.tsx";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Count } from "#app/components/count.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Funnel } from "#app/components/funnel.tsx";
import { FunnelPlot } from "#app/components/funnel-plot.tsx";
import { Histogram } from "#app/components/histogram.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { Shell } from "#app/components/shell.tsx";
import { Shortcuts } from "#app/components/shortcuts.tsx";
import { Sparkline } from "#app/components/sparkline.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import type { Theme } from "#app/components/theme-switch.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { When } from "#app/components/when.tsx";
import { annotators, gates, goldWeeks, NOW, sampleLimits } from "./gallery-data.ts";
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
        <Charts />
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

function Charts() {
  return (
    <>
      <div className="two">
        <SeriesChart
          finding="Gold accuracy fell below the line this week"
          sub="share of gold items answered as agreed, 95 % Wilson band"
          measure="gold accuracy (share)"
          points={goldWeeks}
          unit="share"
          better="higher"
          lines={{ warn: 0.92, fail: 0.9 }}
          events={[{ at: 0.5, label: "instructions v3" }]}
          lots={[
            { at: 3.8, value: 0.9 },
            { at: 3.9, value: 0.89 },
            { at: 4.1, value: 0.868 },
            { at: 4.2, value: 0.862 },
          ]}
          csvHref="/gold.csv"
          href="#gold-rows"
          interactive
        />
        <FunnelPlot
          finding="Two annotators sit outside the funnel"
          sub="gold accuracy by gold items answered"
          measure="gold accuracy (share)"
          nUnit="gold items"
          points={annotators}
          centre={0.9}
          limits={[
            { label: "95 % dashed", at: sampleLimits(0.9, 1.96) },
            { label: "99.8 % solid", at: sampleLimits(0.9, 3.09) },
          ]}
          csvHref="/annotators.csv"
        />
      </div>
      <div className="two">
        <BurnDown
          finding="Deliveries keep to the ramp; 5 930 of 17 000 accepted so far"
          sub="comparisons per week"
          unit="comparisons"
          weeks={[
            { label: "1", planned: 2000, delivered: 2000, accepted: 0, href: "#b1" },
            { label: "2", planned: 5000, delivered: 4980, accepted: 4930, href: "#b2" },
            { label: "3", planned: 10000, delivered: 10000, accepted: null, href: "#b3" },
            { label: "4", planned: 20000, delivered: null, accepted: null },
            { label: "5", planned: 30000, delivered: null, accepted: null },
            { label: "6", planned: 30000, delivered: null, accepted: null },
          ]}
          events={[{ at: 1, label: "instructions v3" }]}
          csvHref="/weeks.csv"
        />
        <Histogram
          finding="One in nine pairs is a tie; the scale is used evenly"
          sub="judgments by strength, 7-point scale"
          dimension="strength"
          unit="judgments"
          ends={["first much better", "second much better"]}
          bars={[
            { label: "−3", count: 812, href: "#s-3" },
            { label: "−2", count: 1644, href: "#s-2" },
            { label: "−1", count: 1920, href: "#s-1" },
            { label: "0", count: 1107, href: "#s0" },
            { label: "1", count: 1871, href: "#s1" },
            { label: "2", count: 1702, href: "#s2" },
            { label: "3", count: 799, href: "#s3" },
            { label: "both bad", count: 107, apart: true, href: "#bad" },
          ]}
          csvHref="/strength.csv"
        />
      </div>
      <div>
        <Button look="quiet" small type="button">
          A small button
        </Button>
      </div>
    </>
  );
}
