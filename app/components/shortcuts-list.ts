/** Every keyboard shortcut. Each presses the visible link or button that carries its id in `data-shortcut`. */
export interface Shortcut {
  id: string;
  /** One key, or two after each other: "g c". */
  keys: string;
  about: string;
  group: "Everywhere" | "Lists" | "A batch" | "Review";
}

const judge = Array.from({ length: 9 }, (_, i) => ({
  id: `judge-${i + 1}` as `judge-${number}`,
  keys: String(i + 1),
  about: `Give answer ${i + 1}`,
  group: "Review" as const,
}));

export const SHORTCUTS = [
  { id: "help", keys: "?", about: "List the shortcuts", group: "Everywhere" },
  { id: "search", keys: "/", about: "Go to the filter", group: "Everywhere" },
  { id: "go-this-week", keys: "g w", about: "Go to This week", group: "Everywhere" },
  { id: "go-contracts", keys: "g c", about: "Go to Contracts", group: "Everywhere" },
  { id: "go-vendors", keys: "g v", about: "Go to Vendors", group: "Everywhere" },
  { id: "go-releases", keys: "g r", about: "Go to Releases", group: "Everywhere" },
  { id: "go-metrics", keys: "g m", about: "Go to Metrics", group: "Everywhere" },
  { id: "go-check", keys: "g f", about: "Check a file", group: "Everywhere" },
  { id: "next-row", keys: "j", about: "Next row", group: "Lists" },
  { id: "previous-row", keys: "k", about: "Previous row", group: "Lists" },
  { id: "next-page", keys: "]", about: "Next page", group: "Lists" },
  { id: "previous-page", keys: "[", about: "Previous page", group: "Lists" },
  { id: "decide", keys: "d", about: "Decide", group: "A batch" },
  { id: "accept", keys: "a", about: "Start a decision: accept", group: "A batch" },
  { id: "reject", keys: "r", about: "Start a decision: reject", group: "A batch" },
  { id: "reweight", keys: "w", about: "Start a decision: reweight", group: "A batch" },
  { id: "inspect", keys: "i", about: "Inspect a sample", group: "A batch" },
  ...judge,
  { id: "defensible", keys: "y", about: "The label can be defended", group: "Review" },
  { id: "defect-critical", keys: "c", about: "Choose: critical defect", group: "Review" },
  { id: "defect-major", keys: "m", about: "Choose: major defect", group: "Review" },
  { id: "defect-minor", keys: "n", about: "Choose: minor defect", group: "Review" },
  { id: "defect-note", keys: "t", about: "Go to the note", group: "Review" },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]["id"];

/** The keys of a shortcut; for display and `aria-keyshortcuts`. */
export function shortcutKeys(id: ShortcutId): string {
  return SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? "";
}
