/** What a researcher looks at: flags, inspections, the worst slices, calibration. */

import { countOf, estimateText, groupDigits } from "#app/domain/figure.ts";
import { FLAG_REASON_TEXT } from "#app/domain/flag.ts";
import { flagsPage } from "#app/review/flags-page.server.ts";
import { slicesPage } from "#app/review/slices-page.server.ts";
import { inspectionsIn, roundsIn } from "#db/week-events.server.ts";
import type { SectionOf } from "./facts.ts";

export const flagsSection: SectionOf = async ({ tools, span }) => {
  const { rows } = await flagsPage(tools, new URLSearchParams(), Number.POSITIVE_INFINITY);
  const raised = rows.filter(({ createdAt }) => createdAt >= span.from && createdAt < span.to);
  const open = rows.filter(({ state }) => state === "open");
  const shown = rows.filter((flag) => raised.includes(flag) || open.includes(flag));
  return {
    key: "flags",
    title: "Flags",
    sentence: `${countOf(raised.length, "flag")} raised in the week; ${groupDigits(open.length)} open.`,
    columns: [
      { key: "flag", header: "Flag" },
      { key: "about", header: "About" },
      { key: "reason", header: "Reason" },
      { key: "treatment", header: "Proposes" },
      { key: "state", header: "State" },
      { key: "author", header: "By" },
    ],
    rows: shown.map((one) => ({
      flag: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: `/flags/${one.id}` },
      about: one.about,
      reason: FLAG_REASON_TEXT[one.reason],
      treatment: one.treatment.replaceAll("_", " "),
      state: one.state,
      author: one.author,
    })),
  };
};

export const inspectionsSection: SectionOf = async ({ tools, span }) => {
  const rows = await inspectionsIn(tools.db, span);
  const open = rows.filter(({ end }) => end === null).length;
  return {
    key: "inspections",
    title: "Inspections",
    sentence:
      rows.length === 0
        ? "No inspection was drawn or ended, and none is open."
        : `${countOf(rows.length - open, "inspection")} ended in the week, ${groupDigits(open)} open.`,
    columns: [
      { key: "inspection", header: "Inspection" },
      { key: "drawn", header: "Drawn" },
      { key: "end", header: "Outcome" },
      { key: "ended", header: "Ended" },
    ],
    rows: rows.map((one) => ({
      inspection: {
        text: `${one.vendor} · ${one.contract} · week ${one.week}, no. ${one.number}`,
        href: `/inspections/${one.id}`,
      },
      drawn: { at: one.drawnAt },
      end: one.end ?? "open",
      ended: one.endedAt === null ? null : { at: one.endedAt },
    })),
  };
};

const SLICES_EACH = 3;

/** Of every batch that waits: what is decided has its slices in its evidence. */
export const slicesSection: SectionOf = async ({ tools, desk }) => {
  const rows = [];
  let tested = 0;
  for (const one of (await desk()).waiting) {
    const page = await slicesPage(tools, one.batchId, new URLSearchParams());
    tested += page?.tested ?? 0;
    for (const finding of page?.rows.slice(0, SLICES_EACH) ?? [])
      rows.push({
        batch: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: finding.href },
        slice: finding.about,
        measure: finding.title,
        value: finding.value.toFixed(3),
        difference: estimateText({ value: finding.difference, low: finding.low, high: finding.high }, "difference"),
        n: finding.n,
      });
  }
  return {
    key: "slices",
    title: "Worst slices of what waits",
    sentence:
      rows.length === 0
        ? `No slice stands apart among ${groupDigits(tested)} tested.`
        : `At most ${SLICES_EACH} a batch, of ${groupDigits(tested)} slices tested with false discoveries held at 5 %.`,
    columns: [
      { key: "batch", header: "Batch" },
      { key: "slice", header: "Slice" },
      { key: "measure", header: "Measure" },
      { key: "value", header: "In it", numeric: true },
      { key: "difference", header: "Over the rest [95 % interval]", numeric: true },
      { key: "n", header: "n", numeric: true },
    ],
    rows,
  };
};

export const calibrationSection: SectionOf = async ({ tools, span }) => {
  const rows = await roundsIn(tools.db, span);
  const open = rows.filter(({ closedAt }) => closedAt === null).length;
  return {
    key: "calibration",
    title: "Calibration rounds",
    sentence:
      rows.length === 0
        ? "No round was made or closed, and none is open."
        : `${countOf(rows.length - open, "round")} made or closed in the week and closed by now, ${groupDigits(open)} open.`,
    columns: [
      { key: "round", header: "Round" },
      { key: "contract", header: "Contract" },
      { key: "made", header: "Made" },
      { key: "closed", header: "Closed" },
      { key: "next", header: "Led to instructions" },
    ],
    rows: rows.map(({ id, number, title, vendor, contract, createdAt, closedAt, next }) => ({
      round: { text: `Round ${number}: ${title}`, href: `/calibration/${id}` },
      contract: `${vendor} · ${contract}`,
      made: { at: createdAt },
      closed: closedAt === null ? "open" : { at: closedAt },
      next,
    })),
  };
};
