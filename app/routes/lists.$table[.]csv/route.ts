import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { JOB_LIST, JOBS_LISTED } from "#app/jobs/job-list.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { releaseList } from "#app/release/release-list.server.ts";
import { MOVE_LIST, RELEASE_LIST } from "#app/release/release-lists.ts";
import { POLICY_LIST, PROTECTED_LIST, VENDOR_LIST } from "#app/review/desk-lists.ts";
import { policyLines } from "#app/review/policies-page.server.ts";
import { protectedSetsPage } from "#app/review/protected-sets-page.server.ts";
import { CALENDAR_LIST } from "#app/schedule/schedule-lists.ts";
import { listCalendarLinks } from "#db/calendar-links.server.ts";
import { listVendors } from "#db/contracts.server.ts";
import { listJobs } from "#db/jobs.server.ts";
import { pointersNow } from "#db/pointers.server.ts";

/** The lists that belong to no contract, one route for all of them; order and filters as on their pages. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const name = params.table ?? "";
  const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  if (!list) throw new Response("There is no such list.", { status: 404 });
  return list(context, request.url);
}

/** By name in the address. */
const LISTS: Readonly<Record<string, (context: AppLoadContext, url: string) => Promise<Response>>> = {
  vendors: async ({ db }, url) => csvOfList("vendors", VENDOR_LIST, await listVendors(db), url),
  policies: async ({ db }, url) => csvOfList("policies", POLICY_LIST, await policyLines(db), url),
  releases: async ({ db }, url) => csvOfList("releases", RELEASE_LIST, await releaseList(db), url),
  pointers: async ({ db }, url) => csvOfList("pointers now", MOVE_LIST, await pointersNow(db), url),
  calendars: async ({ db }, url) => csvOfList("calendar links", CALENDAR_LIST, await listCalendarLinks(db), url),
  "protected-sets": async ({ db }, url) =>
    csvOfList("protected sets", PROTECTED_LIST, (await protectedSetsPage(db)).sets, url),
  jobs: async ({ db, now }, url) => {
    const jobs = (await listJobs(db, JOBS_LISTED)).map((job) => jobView(job, now()));
    return csvOfList("jobs", JOB_LIST, jobs, url);
  },
};
