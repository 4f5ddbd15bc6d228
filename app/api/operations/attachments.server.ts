/** Files that are kept with a contract or a vendor: signed papers, certificates, worked examples. */
import { z } from "zod";
import { attach } from "#app/contracts/attach.server.ts";
import { attachmentBytes } from "#app/contracts/attachment-bytes.server.ts";
import { attachmentPlace, instructionKey } from "#app/contracts/attachment-place.server.ts";
import { DOCUMENT_LIST } from "#app/contracts/contract-lists.ts";
import { documentsPage, named } from "#app/contracts/documents-page.server.ts";
import { withdraw, withdrawPage } from "#app/contracts/withdraw-attachment.server.ts";
import type { AttachmentSubject } from "#app/domain/attachment.ts";
import type { UploadedFile } from "#app/jobs/job.ts";
import { attachmentById, attachmentsOn } from "#db/attachments.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { CHANGED, changed, id, param, reason, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, givesFile, Located, operation, takesUpload } from "../operation.ts";
import { found, Problem, refused } from "../problem.ts";
import { accepted } from "../typed.ts";

const ofContract = { group: "Attachments", params: { contract: param.contract } } as const;
const ofVendor = { group: "Attachments", params: { vendor: param.vendor } } as const;
const query = {
  name: z.string().min(1).max(200).meta({ description: "Name of the file." }),
  note: z.string().max(500).optional(),
};
const CONTRACT = { contract: SAMPLE.contract };
const ABOUT = /^(?:term\/\w+|readiness\/\w+|milestone\/[\w-]+|question\/\d+|instructions\/.+)$/s;

/** Kind and key of what a file of a contract belongs to. */
function subjectIn(contract: string, about: string | undefined): [AttachmentSubject, string] {
  const [kind = "", key = ""] = (about ?? "").split(/\/(.*)/s);
  if (kind === "term" || kind === "readiness") return [kind, `${contract}/${key}`];
  if (kind === "milestone" || kind === "question") return [kind, key];
  return ["contract", kind === "instructions" ? instructionKey(contract, key) : contract];
}

async function taken({ context, body }: Asked<unknown, { note?: string }, UploadedFile>, about: string, note = "") {
  const done = await attach(context, body, about, note);
  if ("message" in done) throw refused({ "": done.message });
  const [kind = "", key = ""] = about.split(/:(.*)/s);
  const [newest] = await attachmentsOn(context.db, kind as AttachmentSubject, key);
  const { id: made } = found(newest);
  return new Located(`/api/v1/attachments/${made}`, { id: made });
}

export const attachments = {
  "GET /contracts/{contract}/attachments": listOperation({
    ...ofContract,
    id: "listAttachments",
    title: "Files of a contract, with what each belongs to.",
    need: "contracts.read",
    list: DOCUMENT_LIST,
    also: { attachment: ({ id }) => id },
    example: { params: CONTRACT },
    rows: async ({ context, params }) => found(await documentsPage(context, params.contract)).attachments,
  }),
  "POST /contracts/{contract}/attachments": takesUpload({
    ...ofContract,
    id: "attachToContract",
    title: "Keep a file with a contract: the bytes of the file are the body.",
    need: "contracts.write",
    query: {
      ...query,
      about: z.string().max(200).regex(ABOUT).optional().meta({
        description:
          "What of the contract it belongs to: `term/KIND`, `readiness/ITEM`, `milestone/ID`, `question/ID` or `instructions/VERSION`; the contract itself when left out.",
      }),
    },
    status: 201,
    answer: z.object({ id }),
    example: { params: CONTRACT, query: { name: "order.txt", about: "term/rework" }, body: "Signed on 1 October.\n" },
    async handle(asked) {
      const { context, params, query } = asked;
      const subject = subjectIn(params.contract, query.about);
      const place = found(await attachmentPlace(context.db, ...subject));
      if (place.contractId !== params.contract) throw refused({ about: "This contract has no such thing." });
      return taken(asked, subject.join(":"), query.note);
    },
  }),
  "GET /vendors/{vendor}/attachments": listOperation({
    ...ofVendor,
    id: "listVendorAttachments",
    title: "Files of a vendor.",
    need: "contracts.read",
    list: DOCUMENT_LIST,
    also: { attachment: ({ id }) => id },
    example: { params: { vendor: SAMPLE.vendor } },
    async rows({ context: { db }, params: { vendor } }) {
      found(await vendorById(db, vendor));
      return named(db, await attachmentsOn(db, "vendor", vendor));
    },
  }),
  "POST /vendors/{vendor}/attachments": takesUpload({
    ...ofVendor,
    id: "attachToVendor",
    title: "Keep a file with a vendor: the bytes of the file are the body.",
    need: "vendors.write",
    query,
    status: 201,
    answer: z.object({ id }),
    example: { params: { vendor: SAMPLE.vendor }, query: { name: "profile.txt" }, body: "Founded in 2019.\n" },
    async handle(asked) {
      found(await vendorById(asked.context.db, asked.params.vendor));
      return taken(asked, `vendor:${asked.params.vendor}`, asked.query.note);
    },
  }),
  "GET /attachments/{attachment}": givesFile({
    id: "downloadAttachment",
    group: "Attachments",
    title: "The bytes of a file, checked against their hash.",
    need: "contracts.read",
    params: { attachment: param.attachment },
    example: { params: { attachment: SAMPLE.attachment } },
    async handle({ context, params }) {
      const file = await attachmentBytes(context, params.attachment);
      if (file.kind === "altered") throw new Problem(409, file.message);
      const { fileName, bytes } = found(file.kind === "absent" ? null : file);
      const { sha256 } = found(await attachmentById(context.db, params.attachment));
      const chunks = (async function* () {
        yield bytes;
      })();
      return {
        ...{ contentType: "application/octet-stream", fileName: fileName.replace(/[^\w.-]+/g, "-") },
        ...{ bytes: bytes.length, sha256, chunks },
      };
    },
  }),
  "POST /attachments/{attachment}/withdrawal": operation({
    id: "withdrawAttachment",
    group: "Attachments",
    title: "Say that a file no longer counts; it stays.",
    need: "contracts.write",
    params: { attachment: param.attachment },
    body: z.strictObject({ reason }),
    answer: changed,
    example: { params: { attachment: SAMPLE.attachment }, body: { reason: "The wrong version." } },
    async handle({ context, params, person, body }) {
      found(await withdrawPage(context.db, params.attachment));
      accepted(await withdraw(context, params.attachment, { ...body, by: person.name }));
      return CHANGED;
    },
  }),
};
