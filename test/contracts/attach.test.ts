/** An attachment from the uploaded bytes to the download, with everything that must not happen on the way. */

import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { attach } from "#app/contracts/attach.server.ts";
import { MOST_ATTACHMENT_BYTES } from "#app/domain/attachment.ts";
import { recover } from "#app/ingest/recover.server.ts";
import { loader as download } from "#app/routes/attachments.$attachment/route.ts";
import { action as withdraw, loader as withdrawing } from "#app/routes/attachments.$attachment_.withdraw/route.tsx";
import { loader as documents } from "#app/routes/contracts.$contract.documents/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.documents[.]csv/route.ts";
import { loader as term } from "#app/routes/contracts.$contract_.terms_.$kind/route.tsx";
import { loader as vendorPage } from "#app/routes/vendors.$vendor/route.tsx";
import { addInstructionOf, instructionPage } from "#app/schedule/instructions-page.server.ts";
import { hashFile, pathInVault, temporaryFile } from "#app/vault/vault.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { addMilestone } from "#db/schedule.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { answerOf, formRequest, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contract = "";
beforeEach(async () => {
  tools = await testTools();
  contract = await aContract(tools.db);
});
afterEach(() => tools.dispose());

const PDF = "%PDF-1.7\nsigned\n";
async function send(name: string, content: string | Buffer, about = `contract:${contract}`, note = "") {
  const path = temporaryFile(tools.vault);
  writeFileSync(path, content);
  return attach(tools, { path, name, ...(await hashFile(path)) }, about, note);
}
const call = (params: Record<string, string>) =>
  ({ request: new Request("http://assay.test/"), params, context: tools }) as never;
const withForm = (params: Record<string, string>, form: Record<string, string>) =>
  ({ request: formRequest(form), params, context: tools }) as never;
const listed = async () => (await documents(call({ contract }))).page.attachments;
const incoming = () => readdirSync(join(tools.vault.folder, "incoming"));

describe("an attachment", () => {
  it("is kept under its hash, listed with it, and only ever handed out as a download", async () => {
    expect(await send('../"terms".pdf', PDF, undefined, "as signed")).toEqual({
      location: `/contracts/${contract}/documents`,
    });
    const [kept] = await listed();
    expect(kept).toMatchObject({
      fileName: "terms.pdf",
      type: "pdf",
      bytes: PDF.length,
      of: "the contract",
      by: "tester",
    });
    const answer = await download(call({ attachment: kept?.id ?? "" }));
    expect(await answer.text()).toBe(PDF);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="terms\.pdf"/);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await (await csv(call({ contract }))).text()).toContain(
      `terms.pdf,the contract,pdf,${PDF.length},${kept?.sha256}`,
    );
    expect(() => tools.db.$client.prepare("UPDATE attachments SET note = 'x'").run()).toThrow("append-only");
    expect(() => tools.db.$client.prepare("DELETE FROM attachments").run()).toThrow("append-only");
  });

  it("is withdrawn with a reason, once, and stays with it", async () => {
    await send("terms.pdf", PDF, `term:${contract}/publicity`);
    const id = (await listed())[0]?.id ?? "";
    const send_ = (fields: Record<string, string>) =>
      answerOf(withdraw(withForm({ attachment: id }, { by: "ops", ...fields })));
    expect(await send_({ reason: " " })).toMatchObject({
      status: 400,
      data: { errors: { reason: "Say why it no longer counts." } },
    });
    expect(await send_({ reason: "Not the signed one." })).toEqual({
      status: 302,
      location: `/contracts/${contract}/terms/publicity`,
    });
    expect(await send_({ reason: "Again." })).toMatchObject({
      status: 400,
      data: { errors: { form: "ops has withdrawn it already." } },
    });
    expect((await listed())[0]?.withdrawal).toMatchObject({ by: "ops", reason: "Not the signed one." });
    expect((await term(call({ contract, kind: "publicity" }))).page.attachments).toMatchObject([{ id }]);
    expect(await (await download(call({ attachment: id }))).text()).toBe(PDF);
    expect(await (await csv(call({ contract }))).text()).toContain("ops: Not the signed one.");
    expect(() => tools.db.$client.prepare("DELETE FROM attachment_withdrawals").run()).toThrow("append-only");
    expect(await statusOf(withdrawing(call({ attachment: "none" })))).toBe(404);
  });

  it("survives the sweep at the next start", async () => {
    await send("terms.pdf", PDF);
    await recover(tools.db, tools.vault, new Set());
    const [kept] = await listed();
    expect(existsSync(pathInVault(tools.vault, kept?.sha256 ?? ""))).toBe(true);
  });

  it("belongs to a term, a readiness item or a vendor too", async () => {
    await send("mail.txt", "Consent.", `term:${contract}/publicity`);
    await send("run.json", "{}", `readiness:${contract}/evaluations`);
    const named = { contractId: contract, kind: "signature", title: "Signing", owner: "ops", week: null } as const;
    const milestone = await addMilestone(tools.db, named, { day: "2026-10-01", reason: "", at: 0, by: "ops" });
    await send("signed.pdf", PDF, `milestone:${milestone}`);
    const instructions = { version: "1.0/b", body: "Prefer what is right.", agreedOn: "2026-10-01", agreedBy: "ops" };
    await addInstructionOf(tools, contract, instructions);
    expect(await send("examples.md", "# Two examples", `contract:${contract}/instructions/1.0/b`)).toEqual({
      location: `/contracts/${contract}/instructions/1.0%2Fb`,
    });
    expect(await send("more.md", "# More", `contract:${contract}/instructions/9`)).toMatchObject({
      message: expect.stringContaining("is not there"),
    });
    const page = await instructionPage(tools.db, contract, "1.0/b", null);
    expect(page?.attachments.map(({ fileName }) => fileName)).toEqual(["examples.md"]);
    const vendor = (await contractById(tools.db, contract))?.vendorId ?? "";
    expect(await send("card.txt", "Hello", `vendor:${vendor}`)).toEqual({ location: `/vendors/${vendor}` });
    expect((await listed()).map(({ of }) => of)).toEqual(["instructions 1.0/b", "Signing", "Evaluations", "Publicity"]);
    expect((await vendorPage(call({ vendor }))).attachments.map(({ fileName }) => fileName)).toEqual(["card.txt"]);
  });

  it("is refused with a reason, and nothing of it stays: unknown content, a lying name, too large, nowhere to go", async () => {
    const large = Buffer.alloc(MOST_ATTACHMENT_BYTES + 1, "x");
    for (const [name, content, about, message] of [
      ["tool.pdf", "\x7fELF\0\0", undefined, "Its content is none of"],
      ["terms.pdf", "only text", undefined, "Its name says pdf, but its content is text"],
      ["large.txt", large, undefined, "An attachment has at most"],
      ["terms.pdf", PDF, "contract:none", "is not there"],
      ["terms.pdf", PDF, "user:root", "is not there"],
      ["terms.pdf", PDF, `term:${contract}/nonsense`, "is not there"],
    ] as const)
      expect(await send(name, content, about)).toEqual({ message: expect.stringContaining(message) });
    expect(await listed()).toEqual([]);
    expect(incoming()).toEqual([]);
    expect(readdirSync(tools.vault.folder)).toEqual(["incoming"]);
  });

  it("is not handed out altered: the bytes are checked against what was attached", async () => {
    await send("terms.pdf", PDF);
    const [kept] = await listed();
    writeFileSync(pathInVault(tools.vault, kept?.sha256 ?? ""), "%PDF-1.7\nforged\n");
    const answer = await download(call({ attachment: kept?.id ?? "" }));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("no longer those of");
    await expect(download(call({ attachment: "none" }))).rejects.toMatchObject({ status: 404 });
  });
});
