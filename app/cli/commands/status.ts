import { type Command, requiredOption } from "../command.ts";

export const status: Command = {
  name: "status",
  operands: "",
  about: "Weeks of a contract: delivered, recommended, decided.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay status --contract 'General helpfulness, autumn'",
  async run(call) {
    const name = requiredOption(call, "contract");
    const { contractNamed, openStore } = await import("../store.ts");
    const { batchesOf } = await import("#db/contracts.server.ts");
    const { evidenceOf } = await import("#app/review/batch-evidence.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, name);
      const weeks = [];
      for (const batch of await batchesOf(store.db, contract.id)) {
        const evidence = await evidenceOf(store.db, batch.id);
        weeks.push({
          week: batch.week,
          phase: batch.phase,
          due: new Date(batch.dueAt).toISOString(),
          expected: batch.expectedUnits,
          delivered: evidence?.deliveries.reduce((sum, delivery) => sum + delivery.items, 0) ?? 0,
          state: evidence?.recommendation?.state ?? null,
          recommended: evidence?.recommendation && pick(evidence.recommendation),
          decided: evidence?.decision ? pick(evidence.decision) : null,
          awaiting: evidence?.proposal?.standing === "awaiting" ? evidence.proposal.decision.id : null,
        });
      }
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, title: contract.title, weeks }, null, 2));
      else call.out([`${contract.vendor} · ${contract.title}`, ...weeks.map(line)].join("\n"));
      return 0;
    } finally {
      store.close();
    }
  },
};

interface Axes {
  commercial: string;
  training: string;
}

function pick({ commercial, training }: Axes): Axes {
  return { commercial, training };
}

function line(week: {
  week: number;
  expected: number;
  delivered: number;
  state: string | null;
  recommended?: Axes | null;
  decided: Axes | null;
  awaiting: number | null;
}): string {
  const said = decidedText(week);
  return `  week ${String(week.week).padStart(2)}  ${String(week.delivered).padStart(7)} of ${String(week.expected).padStart(7)}  ${said}`;
}

function decidedText(week: Pick<Parameters<typeof line>[0], "state" | "recommended" | "decided" | "awaiting">): string {
  if (week.awaiting !== null) return `decision ${week.awaiting} awaits a second approver`;
  return week.decided
    ? `decided: ${words(week.decided)}`
    : week.recommended
      ? `${week.state}; recommended: ${words(week.recommended)}`
      : "nothing delivered yet";
}

function words({ commercial, training }: Axes): string {
  return `${commercial.replaceAll("_", " ")} · ${training}`;
}
