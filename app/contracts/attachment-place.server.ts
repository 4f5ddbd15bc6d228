/** What an attachment belongs to: whether it is there, what it is called, and where one looks at it. */
import type { AttachmentSubject } from "#app/domain/attachment.ts";
import { READINESS, READINESS_ITEMS } from "#app/domain/readiness.ts";
import { TERMS } from "#app/domain/terms/kinds.ts";
import { isTermKind } from "#app/domain/terms/term.ts";
import type { Db } from "#db/client.server.ts";
import { contractById, vendorById } from "#db/contracts.server.ts";
import { instructionsOf } from "#db/instructions.server.ts";
import { questionById } from "#db/questions.server.ts";
import { milestoneById } from "#db/schedule.server.ts";

export interface AttachmentPlace {
  /** null: of a vendor. */
  contractId: string | null;
  name: string;
  href: string;
}

/** What goes with a version of the instructions is the contract's, and says of which version. */
export function instructionKey(contractId: string, version: string): string {
  return `${contractId}/instructions/${version}`;
}

type Finder = (db: Db, key: string) => Promise<AttachmentPlace | undefined>;

/** One entry per kind. */
const FINDERS: Record<AttachmentSubject, Finder> = {
  async contract(db, key) {
    const [contractId = "", part, version] = key.split(/\/(instructions)\/(.+)/s);
    if (part === undefined) return ofContract(db, contractId, "the contract");
    const documents = await instructionsOf(db, contractId);
    const document = documents.find((one) => one.version === version);
    const page = `instructions/${encodeURIComponent(document?.version ?? "")}`;
    return document && ofContract(db, contractId, `instructions ${document.version}`, page);
  },
  async vendor(db, key) {
    const vendor = await vendorById(db, key);
    return vendor && { contractId: null, name: vendor.name, href: `/vendors/${vendor.id}` };
  },
  async term(db, key) {
    const [contractId = "", kind = ""] = key.split("/");
    return isTermKind(kind) ? ofContract(db, contractId, TERMS[kind].title, `terms/${kind}`) : undefined;
  },
  async readiness(db, key) {
    const [contractId = "", word = ""] = key.split("/");
    const item = READINESS_ITEMS.find((one) => one === word);
    return item && ofContract(db, contractId, READINESS[item].title, "readiness");
  },
  async milestone(db, key) {
    const milestone = await milestoneById(db, key);
    return milestone && ofContract(db, milestone.contractId, milestone.title, `milestones/${milestone.id}`);
  },
  async question(db, key) {
    const question = await questionById(db, Number(key));
    return question && ofContract(db, question.contractId, "a question");
  },
};

export const attachmentPlace = (db: Db, kind: AttachmentSubject, key: string) => FINDERS[kind](db, key);

/** @param page of the contract on which one looks at it */
async function ofContract(
  db: Db,
  contractId: string,
  name: string,
  page = "documents",
): Promise<AttachmentPlace | undefined> {
  const contract = await contractById(db, contractId);
  return contract && { contractId: contract.id, name, href: `/contracts/${contract.id}/${page}` };
}
