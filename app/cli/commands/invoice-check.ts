import { type Command, requiredOption } from "../command.ts";
import { invoiceOfFile, printChecked } from "../invoice-file.ts";

export const invoiceCheck: Command = {
  name: "invoice check",
  operands: "FILE",
  about: "Hold an invoice against accepted volume and price, line by line; nothing is stored.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay invoice check invoice.json --contract 'General helpfulness, autumn'",
  async run(call) {
    const contractName = requiredOption(call, "contract");
    const { openStore } = await import("../store.ts");
    const { checkGiven } = await import("#app/ledger/write-entry.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { ledger, invoice } = await invoiceOfFile(call, store.db, contractName);
      const checked = checkGiven(ledger, invoice);
      if (call.options.json) call.out(JSON.stringify({ number: invoice.number, ...checked }, null, 2));
      else call.out(printChecked(invoice.number, checked, ledger.contract));
      return checked.state === "agrees" ? 0 : 1;
    } finally {
      store.close();
    }
  },
};
