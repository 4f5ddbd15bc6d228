import { Tabs } from "#app/components/tabs.tsx";
import type { BatchPage } from "#app/review/batch-page.server.ts";

interface BatchTabsProps {
  page: BatchPage;
  delivered: NonNullable<BatchPage["delivered"]>;
  pathname: string;
}

export function BatchTabs({ page, delivered, pathname }: BatchTabsProps) {
  const base = `/batches/${page.batch.id}`;
  const tabs = [
    { label: "Metrics", href: base },
    { label: "Annotators", href: `${base}/annotators`, count: delivered.annotators },
    { label: "Agreement", href: `${base}/agreement` },
    { label: "Slices", href: `${base}/slices` },
    { label: "Records", href: `${base}/records`, count: delivered.records },
    { label: "Deliveries", href: `${base}/deliveries`, count: delivered.versions },
    { label: "Inspection", href: `${base}/inspect`, count: page.inspections },
    { label: "Claims", href: `${base}/claims` },
    { label: "Scores", href: `${base}/scores` },
    { label: "Contested", href: `${base}/adjudicate` },
    { label: "Flags", href: `${base}/flags`, count: page.flags },
    { label: "History", href: `${base}/history` },
  ];
  return <Tabs label="Parts of the batch" tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
