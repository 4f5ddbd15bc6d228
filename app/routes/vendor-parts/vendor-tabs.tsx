import { Tabs } from "#app/components/tabs.tsx";

/** A part of a vendor is an entry here and a route. */
const PARTS = [
  { part: "", label: "Scorecard" },
  { part: "/batches", label: "Batches" },
  { part: "/claims", label: "Open claims" },
  { part: "/questions", label: "Questions" },
  { part: "/incidents", label: "Incidents" },
  { part: "/contacts", label: "Contacts and notes" },
  { part: "/links", label: "Links" },
  { part: "/population", label: "Attributes of annotators" },
] as const;

export type VendorPart = (typeof PARTS)[number]["part"];

export function VendorTabs({ vendorId, current }: { vendorId: string; current: VendorPart }) {
  return (
    <Tabs
      label="Parts of the vendor"
      tabs={PARTS.map(({ part, label }) => ({
        label,
        href: `/vendors/${vendorId}${part}`,
        current: part === current,
      }))}
    />
  );
}
