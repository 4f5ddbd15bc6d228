import { INCIDENT_KIND_NAMES, INCIDENT_OUTCOME_NAMES, SEVERITIES } from "#app/domain/incident.ts";
import { type Call, type Command, integerOption, textOption, UnusableCall } from "../command.ts";

export const vendorIncident: Command = {
  name: "vendor incident",
  operands: "NAME",
  about: "Write an incident with a vendor down; with --id, add to its history, close it or reopen it.",
  options: [
    { name: "kind", value: "WORD", about: `One of ${INCIDENT_KIND_NAMES.join(", ")}.` },
    { name: "severity", value: "WORD", about: `One of ${SEVERITIES.join(", ")}.` },
    { name: "on", value: "DAY", about: "When it happened, YYYY-MM-DD; today without it." },
    { name: "contract", value: "ID", about: "The contract it is about, by id or title." },
    { name: "id", value: "N", about: "The incident that is added to." },
    { name: "close", value: "WORD", about: `Close it: one of ${INCIDENT_OUTCOME_NAMES.join(", ")}.` },
    { name: "reopen", about: "Open it again." },
    { name: "text", value: "TEXT", about: "What happened, what there is to add, or the reason.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay vendor incident 'Larkfield Annotation' --kind false_reference --severity serious --text 'Names us on its web page.'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { vendorOfCall } = await import("../vendor-of-call.ts");
    const { addToIncident, writeIncident } = await import("#app/vendors/keep-incidents.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { id: vendorId } = await vendorOfCall(store.db, call);
      const tools = { db: store.db, now: () => call.now, settings: call.settings };
      const said = (name: string) => textOption(call, name) ?? "";
      if (textOption(call, "id") !== undefined) {
        const incident = integerOption(call, "id");
        const kept = await addToIncident(tools, vendorId, incident, eventOf(call));
        if (!kept.ok) throw unusable(kept.errors);
        return told(call, { incident }, `Incident ${incident} is added to.`);
      }
      const contract = said("contract") === "" ? "" : (await contractNamed(store.db, said("contract"))).id;
      const happenedOn = textOption(call, "on") ?? new Date(call.now).toISOString().slice(0, 10);
      const form = { kind: said("kind"), severity: said("severity"), happenedOn, contract, what: said("text") };
      const written = await writeIncident(tools, vendorId, form);
      if (!written.ok) throw unusable(written.errors);
      return told(call, { incident: written.id }, `Incident ${written.id} is written down.`);
    } finally {
      store.close();
    }
  },
};

function eventOf(call: Call): Record<string, string> {
  const text = textOption(call, "text") ?? "";
  const outcome = textOption(call, "close");
  if (outcome !== undefined && call.options.reopen) throw new UnusableCall("Close it or reopen it, not both.");
  if (outcome !== undefined) return { event: "closed", outcome, text };
  return { event: call.options.reopen ? "reopened" : "noted", text };
}

function unusable(errors: Record<string, string>): UnusableCall {
  return new UnusableCall(Object.values(errors).join(" "), "See `assay help vendor incident`.");
}

function told(call: Call, document: object, text: string): 0 {
  call.out(call.options.json ? JSON.stringify(document, null, 2) : text);
  return 0;
}
