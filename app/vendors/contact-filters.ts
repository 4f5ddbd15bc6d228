/** Which contacts of a vendor are shown. */
export const CONTACT_FILTERS = ["current", "retired", "all"] as const;
export type ContactFilter = (typeof CONTACT_FILTERS)[number];
