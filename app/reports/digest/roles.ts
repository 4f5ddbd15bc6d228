/** Who a digest is for, and whose sections’ sentences it begins with. */
export const DIGEST_ROLES = ["lead", "ops", "researcher"] as const;
export type DigestRole = (typeof DIGEST_ROLES)[number];

export const ROLE_TEXT: Record<DigestRole, { title: string; whom: string; about: string; summary: string[] }> = {
  lead: {
    title: "Lead",
    whom: "the lead",
    about: "Quality and decisions: what waits, what was decided, whether it helps the model.",
    summary: ["waiting", "decided", "stake"],
  },
  ops: {
    title: "Ops",
    whom: "ops",
    about: "Dates, money, claims and questions: what to chase, and with whom.",
    summary: ["attention", "claims", "questions", "stake"],
  },
  researcher: {
    title: "Researcher",
    whom: "researchers",
    about: "Flags, inspections, worst slices, calibration.",
    summary: ["received", "flags", "inspections", "calibration"],
  },
};
