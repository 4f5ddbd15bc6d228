import { figureText } from "#app/domain/figure.ts";
import { INCIDENT_KINDS } from "#app/domain/incident.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { Command } from "../command.ts";

export const vendorShow: Command = {
  name: "vendor show",
  operands: "NAME",
  about: "Print a vendor's scorecard, its contacts and its incidents.",
  options: [
    { name: "contract", value: "ID", about: "Only this contract, by id or title." },
    { name: "from", value: "DAY", about: "Only batches due from this day on, YYYY-MM-DD." },
    { name: "to", value: "DAY", about: "Only batches due up to this day." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay vendor show 'Larkfield Annotation' --json",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { vendorOfCall } = await import("../vendor-of-call.ts");
    const { spanOfCall } = await import("../span-of-call.ts");
    const { vendorScorecard } = await import("#app/vendors/scorecard-page.server.ts");
    const { contactsOf, vendorNotesOf } = await import("#db/vendor-contacts.server.ts");
    const { incidentsOf } = await import("#db/vendor-incidents.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { db } = store;
      const vendor = await vendorOfCall(db, call);
      const params = new URLSearchParams(spanOfCall(call));
      if (typeof call.options.contract === "string")
        params.set("contract", (await contractNamed(db, call.options.contract)).id);
      const card = await vendorScorecard(db, vendor, params, call.now);
      const contacts = await contactsOf(db, vendor.id);
      const incidents = await incidentsOf(db, vendor.id);
      if (call.options.json) {
        const notes = await vendorNotesOf(db, vendor.id);
        call.out(JSON.stringify({ ...card, contacts, notes, incidents }, null, 2));
        return 0;
      }
      const lines = [
        `${vendor.name}: ${card.sentence}`,
        ...card.lines.map(({ title, unit, outcome }) => `${title}  ${figureText(outcome, unit)}`),
        ...card.money.map(({ currency, payableMinor }) => `Payable  ${formatMoney(payableMinor, currency)}`),
        ...contacts
          .filter(({ retiredBecause }) => retiredBecause === null)
          .map(({ name, role, email, purpose }) => ["Contact ", name, role, email, purpose].filter(Boolean).join("  ")),
        ...incidents.map(
          ({ id, kind, severity, happenedOn, state }) =>
            `Incident ${id}  ${happenedOn}  ${severity}  ${state}  ${INCIDENT_KINDS[kind]}`,
        ),
      ];
      call.out(lines.join("\n"));
      return 0;
    } finally {
      store.close();
    }
  },
};
