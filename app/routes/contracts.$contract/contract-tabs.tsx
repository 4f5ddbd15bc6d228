import { Tabs } from "#app/components/tabs.tsx";

/** The parts of a contract: first what is asked every day, last what is written once. */
const PARTS = [
  { label: "Overview", path: "" },
  { label: "Timeline", path: "/timeline" },
  { label: "Schedule", path: "/schedule" },
  { label: "Money", path: "/money" },
  { label: "Quality", path: "/quality" },
  { label: "Questions", path: "/questions" },
  { label: "Terms", path: "/terms" },
  { label: "Instructions", path: "/instructions" },
  { label: "Checkpoints", path: "/checkpoints" },
  { label: "Readiness", path: "/readiness" },
  { label: "Stage", path: "/stage" },
  { label: "Amendments", path: "/amendments" },
  { label: "Documents", path: "/documents" },
  { label: "Close-out", path: "/close-out" },
];

export function ContractTabs({ contractId, pathname }: { contractId: string; pathname: string }) {
  const tabs = PARTS.map(({ label, path }) => ({ label, href: `/contracts/${contractId}${path}` }));
  return <Tabs label="Parts of the contract" tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
