import { Tabs } from "#app/components/tabs.tsx";

/** The parts of a contract in the order of its life; the first is its overview. */
const PARTS = [
  { label: "Overview", path: "" },
  { label: "Timeline", path: "/timeline" },
  { label: "Schedule", path: "/schedule" },
  { label: "Instructions", path: "/instructions" },
  { label: "Terms", path: "/terms" },
  { label: "Quality", path: "/quality" },
  { label: "Readiness", path: "/readiness" },
  { label: "Stage", path: "/stage" },
  { label: "Amendments", path: "/amendments" },
  { label: "Documents", path: "/documents" },
  { label: "Money", path: "/money" },
];

export function ContractTabs({ contractId, pathname }: { contractId: string; pathname: string }) {
  const tabs = PARTS.map(({ label, path }) => ({ label, href: `/contracts/${contractId}${path}` }));
  return <Tabs label="Parts of the contract" tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
