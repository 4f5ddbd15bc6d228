/** A request for a release: what it may ask for, and everything that can be refused without reading a text. */
import type { ReleaseUse } from "#app/domain/terms/rights.ts";
import { findRelease } from "#db/releases.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { type DecidedMember, type MemberRequest, releaseMembers } from "./release-members.server.ts";
import { DEFAULT_RELEASE_OPTIONS, type ReleaseOptions } from "./release-options.ts";
import type { PairUnit } from "./training-pair.ts";
import { type MarkedUse, useOfRelease } from "./use-of-release.server.ts";

export const LONGEST_RELEASE_NAME = 100;

export type ReleaseRequest = MemberRequest & {
  name: string;
  createdBy: string;
  /** One pair per item (the default) or per judgment. */
  unit?: PairUnit;
  /** Default 1. */
  seed?: number;
  /** What is left out is as in `DEFAULT_RELEASE_OPTIONS`: nothing held out, ties dropped. */
  options?: Partial<Omit<ReleaseOptions, "unit" | "seed">>;
  /** What it is for; left out, no right is checked. */
  use?: ReleaseUse;
  /** Why it is made although a contract lacks the right. */
  overrideRights?: string;
};

export type ReleaseOutcome =
  | { kind: "created"; id: string }
  | { kind: "refused"; field: "name" | "batches" | "softLabel" | "turns" | "use"; message: string };

/** A request that stands: what is left is to read its texts. */
export interface PlannedRelease {
  kind: "planned";
  name: string;
  members: DecidedMember[];
  options: ReleaseOptions;
  use: MarkedUse | null;
}

type Refused = ReleaseOutcome & { kind: "refused" };

/** Everything that can be refused without reading a text. */
export async function planOfRequest(
  tools: ReleaseTools & { now(): number },
  request: ReleaseRequest,
): Promise<PlannedRelease | Refused> {
  const name = request.name.trim();
  const unfit = await unfitName(tools, name);
  if (unfit) return { kind: "refused", field: "name", message: unfit };
  const membership = await releaseMembers(tools.db, request);
  if (membership.kind === "refused") return { ...membership, field: "batches" };
  const options = optionsOf(request);
  if (options.ties === "soft" && options.softLabel === "none")
    return {
      kind: "refused",
      field: "softLabel",
      message: "Ties are kept as a soft label of 0.5: choose a soft label.",
    };
  const twice =
    options.turns === "share" && membership.members.find(({ rules }) => rules.some(({ action }) => action === "turns"));
  if (twice) return { kind: "refused", field: "turns", message: dividedTwice(twice) };
  const contracts = membership.members.map(({ contract }) => contract);
  const { use, overrideRights } = request;
  const marked = use && (await useOfRelease(tools, { use, overrideRights }, contracts));
  if (marked?.kind === "refused") return { ...marked, field: "use" };
  return { kind: "planned", name, members: membership.members, options, use: marked?.use ?? null };
}

function dividedTwice({ batch, decision }: DecidedMember): string {
  return `A rule of decision ${decision.id}, week ${batch.week}, divides by turns already: keep every turn at full weight.`;
}

function optionsOf({ unit, seed, options }: ReleaseRequest): ReleaseOptions {
  const defaults = DEFAULT_RELEASE_OPTIONS;
  return { ...defaults, ...options, unit: unit ?? defaults.unit, seed: seed ?? defaults.seed };
}

async function unfitName({ db }: ReleaseTools, name: string): Promise<string | null> {
  if (name === "") return "Give the release a name.";
  if (name.length > LONGEST_RELEASE_NAME) return `A name has at most ${LONGEST_RELEASE_NAME} characters.`;
  return (await findRelease(db, name)) ? taken(name) : null;
}

/** What a person reads whose name was taken. */
export function taken(name: string): string {
  return `There is already a release named "${name}"; a release is never replaced, so choose another name.`;
}
