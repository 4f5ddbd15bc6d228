/** From what an event is about to the page that shows it. */

const PAGES: Readonly<Record<string, (key: string) => string>> = {
  contracts: (key) => `/contracts/${key}`,
  batches: (key) => `/batches/${key}`,
  releases: (key) => `/releases/${key}`,
  flags: (key) => `/flags/${key}`,
  inspections: (key) => `/inspections/${key}`,
  vendors: (key) => `/vendors/${key}`,
  policies: (key) => `/policies/${key}`,
  users: (key) => `/people/${key}`,
  sessions: (key) => `/people/${key}`,
  user_roles: (key) => `/people/${key.split("/")[0]}`,
  recovery_codes: (key) => `/people/${key}`,
  jobs: (key) => `/jobs/${key}`,
  calibration_rounds: (key) => `/calibration/${key}`,
  training_runs: (key) => `/runs/${key}`,
  comments: (key) => `/comments/${key}`,
  assignments: (key) => `/assignments/${key}`,
  saved_slices: (key) => `/slices/${key}`,
  decisions: (key) => `/decisions/${key}/approve`,
};

/** A row without a page of its own is shown on the page of what it belongs to. */
const OWNERS = {
  batch_id: "batches",
  contract_id: "contracts",
  decision_id: "decisions",
  inspection_id: "inspections",
  flag_id: "flags",
  release_id: "releases",
  run_id: "training_runs",
  round_id: "calibration_rounds",
  vendor_id: "vendors",
  user_id: "users",
} as const;

interface About {
  what: string;
  subject: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/**
 * null when there is no such page, or it went with what was removed.
 *
 * @example eventHref({ what: "added", subject: "flags/3", before: null, after: {} }) // "/flags/3"
 */
export function eventHref({ what, subject, before, after }: About): string | null {
  const asked = /^GET (\/[^?]*)/.exec(subject)?.[1];
  if (asked) return /\.\w+$/.test(asked) ? null : asked;
  const [, table = "", key = ""] = /^([a-z_]+)\/(.+)$/.exec(subject) ?? [];
  const page = PAGES[table];
  if (page && what !== "removed") return page(key.split("/").map(encodeURIComponent).join("/"));
  for (const [column, owner] of Object.entries(OWNERS)) {
    const value = after?.[column] ?? before?.[column];
    if (typeof value === "string" || typeof value === "number")
      return PAGES[owner]?.(encodeURIComponent(value)) ?? null;
  }
  return null;
}
