import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { readText } from "../json-file.ts";

export const contractAmend: Command = {
  name: "contract amend",
  operands: "",
  about: "Change a contract to what a JSON file says; once something was delivered, as a dated and signed amendment.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "file", value: "FILE", about: "The whole contract as JSON, as it is to be.", required: true },
    {
      name: "effective-on",
      value: "DAY",
      about: "From when it holds, YYYY-MM-DD; a later day waits for it. Today when left out.",
    },
    { name: "reason", value: "TEXT", about: "Why; asked for once something was delivered." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay contract amend --contract 'General helpfulness, autumn' --file contract.json --reason 'More in week 4'",
  async run(call) {
    const [name, file] = [requiredOption(call, "contract"), requiredOption(call, "file")];
    const { parseContractText } = await import("#app/domain/contract.ts");
    const parsed = parseContractText(readText(file));
    if (!parsed.ok) {
      const problems = parsed.problems.map(({ path, message }) => `  ${path || "file"}: ${message}`);
      throw new UnusableCall(`${file} is not a contract.`, problems.join("\n"));
    }
    const { contractNamed, openStore } = await import("../store.ts");
    const { amendContract } = await import("#app/contracts/amend.server.ts");
    const { amendmentsPage } = await import("#app/contracts/amendments-page.server.ts");
    const { dayIn } = await import("#app/domain/wall-clock.ts");
    const store = await openStore(call.settings.dataFolder);
    const tools = { db: store.db, now: () => call.now };
    try {
      const contract = await contractNamed(store.db, name);
      if (parsed.contract.vendor !== contract.vendor)
        throw new UnusableCall(`The contract is with ${contract.vendor}; an amendment changes no vendor.`);
      const amended = await amendContract(
        tools,
        contract,
        { terms: parsed.contract },
        {
          effectiveOn: textOption(call, "effective-on") ?? dayIn(call.now, contract.timeZone),
          amendReason: textOption(call, "reason"),
          amendSigner: call.settings.user,
        },
      );
      if (!amended.ok)
        throw new UnusableCall("The contract was not changed.", Object.values(amended.errors).join("\n"));
      const amendments = (await amendmentsPage(tools, contract.id))?.amendments.length ?? 0;
      const { pendingFrom } = amended;
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, amendments, pendingFrom }, null, 2));
      else if (pendingFrom) call.out(`Signed; it takes effect on ${pendingFrom}.`);
      else call.out(`Changed; amendments so far: ${amendments}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
