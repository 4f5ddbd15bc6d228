import { type Command, requiredOption, UnusableCall } from "../command.ts";
import { invoiceOfFile, printChecked } from "../invoice-file.ts";

export const invoiceRecord: Command = {
  name: "invoice record",
  operands: "FILE",
  about: "Enter an invoice into the ledger of a contract, checked line by line.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay invoice record invoice.json --contract 'General helpfulness, autumn'",
  async run(call) {
    const contractName = requiredOption(call, "contract");
    const { openStore } = await import("../store.ts");
    const { checkGiven, recordInvoice } = await import("#app/ledger/write-entry.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { ledger, invoice } = await invoiceOfFile(call, store.db, contractName);
      const checked = checkGiven(ledger, invoice);
      const made = await recordInvoice(store.db, ledger.contract.id, invoice, call.now);
      if (made.kind === "refused") throw new UnusableCall(made.message);
      if (call.options.json) call.out(JSON.stringify({ id: made.id, number: invoice.number, ...checked }, null, 2));
      else call.out(`Entered as no. ${made.id}.\n${printChecked(invoice.number, checked, ledger.contract)}`);
      return checked.state === "agrees" ? 0 : 1;
    } finally {
      store.close();
    }
  },
};
