import { useParams } from "@remix-run/react";
import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";

/** Where the contract's quality is looked at over its weeks. */
const VIEWS = [
  {
    path: (contract: string) => `/metrics?contract=${contract}`,
    title: "Metrics by week",
    about: "Every metric of every batch, with its interval and its line.",
  },
  {
    path: (contract: string) => `/contracts/${contract}/control`,
    title: "Control charts",
    about: "Whether a week or a day is out of the ordinary: p-chart, EWMA and CUSUM.",
  },
  {
    path: (contract: string) => `/contracts/${contract}/charts`,
    title: "Charts",
    about: "Strengths by week, length bias, annotators against their funnel, models against each other, drift.",
  },
  {
    path: (contract: string) => `/contracts/${contract}/calibration`,
    title: "Calibration",
    about: "Rounds of items with a key: who passed, and what a change of the instructions did.",
  },
  {
    path: (contract: string) => `/contracts/${contract}/population`,
    title: "Population",
    about: "Who the annotators are, against who they should be.",
  },
  {
    path: (contract: string) => `/contracts/${contract}/helping`,
    title: "Is it helping?",
    about: "What the weeks did for the model, as far as its evaluations can tell.",
  },
];

export default function ContractQuality() {
  const { contract = "" } = useParams();
  return (
    <Table
      caption="Quality over the weeks"
      rows={VIEWS}
      rowKey={({ title }) => title}
      columns={[
        { key: "view", header: "View", render: ({ title, path }) => <Link href={path(contract)}>{title}</Link> },
        { key: "about", header: "What it shows", render: ({ about }) => about },
      ]}
    />
  );
}
