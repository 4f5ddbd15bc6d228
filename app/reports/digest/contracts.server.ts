/** Every contract in a line, and whether its data helps the model. */

import { countOf } from "#app/domain/figure.ts";
import { dateText } from "#app/domain/instant.ts";
import { helpingNote } from "#app/loop/helping-page.server.ts";
import { stagesIn } from "#db/week-events.server.ts";
import { OUTCOME_LOOKS } from "../outcome.ts";
import type { SectionOf } from "./facts.ts";

export const contractsSection: SectionOf = async ({ desk, portfolio }) => {
  const { contracts } = await desk();
  const rows = new Map((await portfolio()).map((row) => [row.id, row]));
  return {
    key: "contracts",
    title: "Contracts",
    sentence:
      contracts.length === 0
        ? "There is no contract yet."
        : `${countOf(contracts.length, "contract")}; a letter a week: A accepted, C credit, W rework, R rejected, H held, U undecided, D deemed accepted, L late, · to come.`,
    columns: [
      { key: "contract", header: "Contract" },
      { key: "vendor", header: "Vendor" },
      { key: "stage", header: "Stage" },
      { key: "weeks", header: "Weeks" },
      { key: "committed", header: "Committed", numeric: true },
      { key: "delivered", header: "Delivered", numeric: true },
      { key: "accepted", header: "Accepted", numeric: true },
      { key: "payable", header: "Payable", numeric: true },
    ],
    rows: contracts.map((one) => ({
      contract: { text: one.title, href: `/contracts/${one.id}` },
      vendor: one.vendor,
      stage: rows.get(one.id)?.stage ?? "",
      weeks: (rows.get(one.id)?.weeks ?? []).map(({ outcome }) => OUTCOME_LOOKS[outcome].letter).join(" "),
      committed: one.committedUnits,
      delivered: one.deliveredUnits,
      accepted: one.acceptedUnits,
      payable: { minor: one.acceptedMinor, currency: one.currency },
    })),
  };
};

export const helpingSection: SectionOf = async ({ tools, desk }) => {
  const rows = [];
  for (const { id, title } of (await desk()).contracts) {
    const note = await helpingNote(tools.db, id);
    if (note) rows.push({ contract: { text: title, href: `/contracts/${id}/helping` }, verdict: note.headline });
  }
  return {
    key: "helping",
    title: "Is the data helping the model?",
    sentence:
      rows.length === 0
        ? "No training run on any contract’s data has been evaluated yet."
        : `${countOf(rows.length, "contract has", "contracts have")} an evaluated run.`,
    columns: [
      { key: "contract", header: "Contract" },
      { key: "verdict", header: "Verdict of the newest run" },
    ],
    rows,
  };
};

export const stagesSection: SectionOf = async ({ tools, span }) => {
  const rows = await stagesIn(tools.db, span);
  return {
    key: "stages",
    title: "Stages that changed",
    sentence: rows.length === 0 ? "No contract changed its stage." : `${countOf(rows.length, "move")} recorded.`,
    columns: [
      { key: "contract", header: "Contract" },
      { key: "stage", header: "Became" },
      { key: "on", header: "Since" },
      { key: "by", header: "Recorded by" },
    ],
    rows: rows.map(({ contractId, contract, stage, on, by }) => ({
      contract: { text: contract, href: `/contracts/${contractId}/stage` },
      stage,
      on: dateText(Date.parse(`${on}T00:00:00Z`)),
      by,
    })),
  };
};
