import { type Command, requiredOption } from "../command.ts";

export const contractMoney: Command = {
  name: "contract money",
  operands: "",
  about: "Print the books of a contract: payable, invoiced, credited and paid, and what the vendor still owes.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay contract money --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { moneyPage } = await import("#app/ledger/money-page.server.ts");
    const { moneySentence } = await import("#app/ledger/money-sentence.ts");
    const { formatMoney } = await import("#app/domain/money.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await moneyPage(store.db, contract.id, call.now);
      if (!page) return 2;
      const { committed, delivered, effective, obligations } = page;
      const { batches, invoices, unnamed: _, ...books } = page.books;
      if (call.options.json) {
        const { currency } = contract;
        const facts = { contract: contract.id, currency, committed, delivered, effective, books, batches, obligations };
        call.out(
          JSON.stringify(
            { ...facts, invoices: invoices.map(({ entry, restMinor }) => ({ ...entry, restMinor })) },
            null,
            2,
          ),
        );
        return 0;
      }
      const money = (minor: number) => formatMoney(minor, contract.currency, true).padStart(16);
      const { headline, explained } = moneySentence(page);
      const lines = [
        ["committed", committed.minor],
        ["delivered", delivered.minor],
        ["accepted", books.acceptedMinor],
        ["payable", books.payableMinor],
        ["invoiced", books.invoicedMinor],
        ["credited", books.creditedMinor],
        ["paid", books.paidMinor],
      ] as const;
      call.out(
        [`${headline} ${explained}`.trim(), ...lines.map(([word, minor]) => `${word.padEnd(10)}${money(minor)}`)].join(
          "\n",
        ),
      );
      return 0;
    } finally {
      store.close();
    }
  },
};
