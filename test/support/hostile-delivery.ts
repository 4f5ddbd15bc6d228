/** A contract, a vendor and a delivery whose every name and text is a script, put into the folder of a running server. */
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { aContract } from "./a-contract.ts";
import { deliver } from "./deliver.ts";
import { POISON } from "./poison.ts";
import { NOW, type TestTools } from "./tools.ts";

/** @returns the pages on which its texts and names stand. */
export async function hostileDelivery(data: string): Promise<string[]> {
  const db = openDatabase(databasePath(data));
  const tools = { db, vault: openVault(data), folder: data, now: () => NOW } as unknown as TestTools;
  const { id, weeks } = await aContract(db, { vendor: `${POISON}Vendor`, title: `${POISON}Contract` });
  const batch = weeks[0]?.id ?? "";
  const lines = Array.from({ length: 24 }, (_, i) => hostileLine(i)).join("\n");
  // A row that is set aside keeps what it said, too.
  const bad = JSON.stringify({ id: `${POISON}bad`, prompt: 7 });
  const result = await deliver(tools, batch, `${lines}\n${bad}\n`, { fileName: `${POISON}.jsonl`, receivedBy: POISON });
  if (result.kind !== "stored") throw new Error(`The hostile delivery was ${result.kind}.`);
  const [delivery] = await activeDeliveries(db, batch);
  const { vendorId } = db.$client.prepare("SELECT vendor_id AS vendorId FROM contracts WHERE id = ?").get(id) as {
    vendorId: string;
  };
  db.$client.close();
  const tabs = ["", "/annotators", "/agreement", "/slices", "/records", "/deliveries", "/history", "/flags", "/decide"];
  return [
    ...tabs.map((tab) => `/batches/${batch}${tab}`),
    `/batches/${batch}/records/${delivery?.id}/0`,
    `/batches/${batch}/records?${new URLSearchParams({ q: POISON, annotator: POISON, sort: POISON })}`,
    `/annotators/${vendorId}/${encodeURIComponent(`${POISON}w-1`)}`,
    `/contracts/${id}`,
    `/contracts/${id}/edit`,
    `/contracts/${id}/charts`,
    `/contracts?${new URLSearchParams({ q: POISON })}`,
    `/vendors/${vendorId}`,
    `/metrics/longer-wins?${new URLSearchParams({ contract: id })}`,
    `/flags/new?${new URLSearchParams({ batch, subjectKind: "annotator", annotator: `${POISON}w-1`, note: POISON })}`,
    "/",
  ];
}

function hostileLine(i: number): string {
  return JSON.stringify({
    id: `${POISON}${i}`,
    prompt: [
      { role: "system", content: POISON },
      { role: "user", content: `${POISON} question ${i}` },
    ],
    responses: [
      { text: `${POISON} **one** ${i}`, model: `${POISON}a` },
      { text: `${POISON}\n\n| a | b |\n|---|---|\n| ${POISON} | ${i} |`, model: `${POISON}b` },
    ],
    judgments: [0, 1].map((who) => ({
      annotator: `${POISON}w-${who}`,
      kind: "likert",
      value: ((i + who) % 5) + 1,
      points: 5,
      seconds: 40,
      at: "2026-10-06T09:00:00Z",
      comment: POISON,
    })),
    domain: `${POISON}writing`,
    language: "en",
  });
}
