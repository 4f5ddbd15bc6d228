/** Changes part of a stored contract from the command line: the same rules, and the same amendment, as its whole file. */
import type { ContractFile } from "#app/domain/contract-file.ts";
import { type Call, type ExitCode, textOption, UnusableCall } from "./command.ts";

export interface PartChange {
  /** A week that must be there. */
  week: number;
  changed(file: ContractFile): ContractFile;
}

export async function amendFromCall(call: Call, name: string, { week, changed }: PartChange): Promise<ExitCode> {
  const { batchNamed, contractNamed, openStore } = await import("./store.ts");
  const { amendContract } = await import("#app/contracts/amend.server.ts");
  const { parseContract } = await import("#app/domain/contract.ts");
  const { dayIn } = await import("#app/domain/wall-clock.ts");
  const { contractFile } = await import("#app/review/contract-file.server.ts");
  const { amendmentsOf } = await import("#db/amendments.server.ts");
  const store = await openStore(call.settings.dataFolder);
  try {
    const contract = await contractNamed(store.db, name);
    await batchNamed(store.db, contract, week);
    const file = await contractFile(store.db, contract.id);
    if (!file) throw new UnusableCall("There is no such contract.");
    const parsed = parseContract(changed(file));
    if (!parsed.ok)
      throw new UnusableCall(
        "The contract was not changed.",
        parsed.problems.map(({ path, message }) => `  ${path}: ${message}`).join("\n"),
      );
    const said = {
      effectiveOn: textOption(call, "effective-on") ?? dayIn(call.now, contract.timeZone),
      amendReason: textOption(call, "reason"),
      amendSigner: call.settings.user,
    };
    const tools = { db: store.db, now: () => call.now };
    const amended = await amendContract(tools, contract, { terms: parsed.contract }, said);
    if (!amended.ok) throw new UnusableCall("The contract was not changed.", Object.values(amended.errors).join("\n"));
    const amendments = (await amendmentsOf(store.db, contract.id)).length;
    const now = (await contractFile(store.db, contract.id))?.weeks?.find((one) => one.week === week);
    const { pendingFrom } = amended;
    if (call.options.json)
      call.out(JSON.stringify({ contract: contract.id, week: now, amendments, pendingFrom }, null, 2));
    else if (pendingFrom) call.out(`Signed; it takes effect on ${pendingFrom}.`);
    else
      call.out(
        `Week ${week}: due ${now?.dueOn}, ${now?.expectedUnits} units, ${now?.phase}. Amendments so far: ${amendments}.`,
      );
    return 0;
  } finally {
    store.close();
  }
}
