import type { AnnotatorProfile } from "#app/review/annotator-profile.server.ts";

/** What a chart of the page is drawn from, as a file. */
export function tableHref({ vendor, name }: AnnotatorProfile, table: "weeks" | "labels" | "gold"): string {
  return `/annotators/${vendor.id}/${encodeURIComponent(name)}/${table}.csv`;
}
