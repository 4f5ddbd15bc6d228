import { countOf } from "#app/domain/figure.ts";
import type { Erased } from "#app/keeping/erase/erase.server.ts";
import { type Call, type Command, requiredOption, UnusableCall } from "../command.ts";

export const annotatorErase: Command = {
  name: "annotator erase",
  operands: "VENDOR PSEUDONYM",
  about: "Erase an annotator's personal data everywhere; decisions, weights and training files stay what they were.",
  options: [
    { name: "reason", value: "TEXT", about: "Why, such as the number of the request.", required: true },
    { name: "dry-run", about: "Say what would change; change nothing." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay annotator erase 'Larkfield Annotation' w-017 --reason 'Request 41 of 3 November'",
  async run(call) {
    const [name, pseudonym, more] = call.words;
    if (!name || !pseudonym || more !== undefined)
      throw new UnusableCall(
        "Name the vendor and the pseudonym.",
        "assay annotator erase VENDOR PSEUDONYM --reason TEXT",
      );
    const reason = requiredOption(call, "reason");
    const { openStore } = await import("../store.ts");
    const { vendorByName } = await import("#db/contracts.server.ts");
    const { erasureFacts } = await import("#db/erasure-plan.server.ts");
    const { eraseAnnotator, EraseRefused, takeUpErasure } = await import("#app/keeping/erase/erase.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const vendor = await vendorByName(store.db, name);
      if (!vendor) throw new UnusableCall("There is no vendor of this name.");
      if (call.options["dry-run"]) {
        const facts = await erasureFacts(store.db, vendor.id, pseudonym);
        call.out(call.options.json ? JSON.stringify(facts, null, 2) : `Would change ${factsText(facts)}.`);
        return 0;
      }
      const request = { vendorId: vendor.id, pseudonym, reason, by: call.settings.user, now: call.now };
      const done = await eraseAnnotator(store, request).catch(async (error: unknown) => {
        if (!(error instanceof EraseRefused)) throw error;
        const isOver = (await takeUpErasure(store, vendor.id)) && " The last erasure of this vendor is complete.";
        throw new UnusableCall(`${error.message}${isOver || ""}`);
      });
      print(call, done);
      return 0;
    } finally {
      store.close();
    }
  },
};

interface Facts {
  judgments: number;
  deliveries: number;
  attributes: number;
  answers: number;
}

function factsText({ judgments, deliveries, attributes, answers }: Facts): string {
  return [
    `${countOf(judgments, "judgment")} in ${countOf(deliveries, "delivery", "deliveries")}`,
    countOf(answers, "calibration answer"),
    countOf(attributes, "attribute"),
  ].join(", ");
}

function print(call: Call, done: Erased): void {
  if (call.options.json) {
    call.out(JSON.stringify(done, null, 2));
    return;
  }
  const rows = Object.values(done.counts).reduce((sum, n) => sum + n, 0);
  call.out(`Erased; in its place stands ${done.token}.`);
  call.out(
    `${countOf(rows, "row")} changed, ${done.evidence} of them evidence; ${countOf(done.rewritten, "file")} rewritten, ${done.givenUp} given up.`,
  );
  if (done.mentions > 0)
    call.out(`${countOf(done.mentions, "record")} mention it in prompt or responses: they are listed under Keeping.`);
  for (const file of done.differing)
    call.out(`The training file ${file}, names annotators and has another hash now; \`assay release verify\` says so.`);
  if (!done.compacted)
    call.out(
      "The database file could not be compacted while others are at work; `assay annotator erase` of the next one does it.",
    );
  call.out("Earlier backups, copies from before a migration and files that were exported by name hold it still.");
  call.out(`Receipt, to be kept outside of Assay: ${done.receipt}`);
}
