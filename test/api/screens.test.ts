/** Whatever a screen does, an operation of the API does too, or it says here why not. */
import { expect, it } from "vitest";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { ROUTE_NEEDS } from "#app/domain/route-permissions.ts";
import { ACCOUNT_CHANGES } from "#app/people/account-page.server.ts";

const OWN = "a person's own way in: a token neither signs in nor changes how its owner does";
const PREVIEW = "goes on to the page of a name that was typed; nothing is written";
const LINK = "opened by the secret in its address, without a token";
const BROWSER = "a matter of one browser";

/** By page or handler that writes: the operations that do it, or in a sentence why there is none. */
const WRITES: Readonly<Record<string, readonly (keyof typeof OPERATIONS)[] | string>> = {
  $: "answers that there is no such page",
  "POST /uploads": [
    "POST /batches/{batch}/deliveries",
    "POST /checks",
    "POST /rounds/{round}/files",
    "POST /contracts/{contract}/attachments",
    "POST /vendors/{vendor}/attachments",
  ],
  account: ["DELETE /account/sessions/{session}"],
  "account_.tokens": ["DELETE /account/tokens/{token}"],
  "assignments.$assignment": ["POST /assignments/{assignment}/done"],
  "assignments.new": ["POST /assignments"],
  "attachments.$attachment_.withdraw": ["POST /attachments/{attachment}/withdrawal"],
  "batches.$batch.claims": ["POST /batches/{batch}/claims", "DELETE /batches/{batch}/claims/{claim}"],
  "batches.$batch.inspect": ["POST /batches/{batch}/inspections"],
  "batches.$batch.scores": ["POST /batches/{batch}/scores"],
  "batches.$batch_.adjudicate_.$delivery.$n": ["POST /batches/{batch}/adjudications"],
  "batches.$batch_.decide": ["POST /batches/{batch}/decisions", "POST /batches/{batch}/what-if"],
  "batches.$batch_.what-if": ["POST /batches/{batch}/what-if"],
  "calendars._index": ["POST /calendars", "POST /contracts/{contract}/calendars"],
  "calibration.$round": ["PUT /rounds/{round}/rule", "POST /rounds/{round}/items", "POST /rounds/{round}/closure"],
  "calibration.$round_.answer": ["POST /rounds/{round}/answers"],
  "check.$job": ["POST /checks/{job}/delivery", "POST /jobs/{job}/cancellation"],
  "comments.$comment": ["PUT /comments/{comment}"],
  "comments.new": ["POST /comments"],
  "contracts.$contract.amendments": ["POST /contracts/{contract}/amendments/withdrawal"],
  "contracts.$contract.checkpoints": ["POST /contracts/{contract}/checkpoints"],
  "contracts.$contract.instructions": ["POST /contracts/{contract}/instructions"],
  "contracts.$contract.money": ["POST /contracts/{contract}/obligations/{decision}/waiver"],
  "contracts.$contract.questions": [
    "POST /contracts/{contract}/questions",
    "POST /contracts/{contract}/questions/{question}/answer",
  ],
  "contracts.$contract.readiness": [
    "POST /contracts/{contract}/readiness",
    "POST /contracts/{contract}/readiness/export-trial",
  ],
  "contracts.$contract.schedule": [
    "POST /contracts/{contract}/milestones",
    "POST /contracts/{contract}/slots",
    "POST /contracts/{contract}/slots/{slot}/confirmation",
    "POST /contracts/{contract}/week-reasons",
  ],
  "contracts.$contract.stage": ["POST /contracts/{contract}/stage"],
  "contracts.$contract_.calibration": ["POST /contracts/{contract}/gold/{gold}/retirement"],
  "contracts.$contract_.calibration_.new": ["POST /contracts/{contract}/calibration"],
  "contracts.$contract_.checkpoints_.$model": [
    "PUT /contracts/{contract}/checkpoints/{model}",
    "POST /contracts/{contract}/checkpoints/{model}/entries",
    "DELETE /contracts/{contract}/checkpoints/{model}",
  ],
  "contracts.$contract_.edit": ["PUT /contracts/{contract}"],
  "contracts.$contract_.invoices.new": [
    "POST /contracts/{contract}/invoices",
    "POST /contracts/{contract}/invoices/check",
  ],
  "contracts.$contract_.milestones_.$milestone": ["POST /milestones/{milestone}/entries"],
  "contracts.$contract_.population": ["PUT /contracts/{contract}/population"],
  "contracts.$contract_.retention": ["POST /contracts/{contract}/retention"],
  "contracts.$contract_.retention_.delete": ["POST /contracts/{contract}/retention/deletion"],
  "contracts.$contract_.terms_.$kind": ["POST /contracts/{contract}/terms/{term}"],
  "contracts.import": ["POST /contracts"],
  "contracts.new": ["POST /contracts"],
  "decisions.$decision.approve": ["POST /decisions/{decision}/approval"],
  "decisions.$decision.report_.new": ["POST /decisions/{decision}/report"],
  "flags.$flag": ["POST /flags/{flag}/ruling"],
  "flags.new": ["POST /batches/{batch}/flags"],
  "inspections.$inspection": ["POST /inspections/{inspection}/end"],
  "inspections.$inspection_.review": [
    "POST /inspections/{inspection}/review/take",
    "POST /inspections/{inspection}/review/return",
    "POST /inspections/{inspection}/review/answer",
    "POST /inspections/{inspection}/review/ruling",
  ],
  "invoices.$invoice": ["POST /invoices/{invoice}/follow-ups"],
  "jobs.$job": ["POST /jobs/{job}/cancellation"],
  "jobs.$job_.mapping": ["POST /jobs/{job}/mapping"],
  "keeping_.erase": ["POST /erasures"],
  "keeping._index": ["POST /backups", "POST /exports"],
  "digest-mail.$token": OWN,
  "mail._index": ["POST /mails/test"],
  "notifications._index": ["POST /notifications/read"],
  "notifications.choices": ["PUT /notifications/choices", "PUT /notifications/digest"],
  "people.$user": ["POST /users/{user}/changes"],
  "people._index": ["POST /users"],
  "pointers.$pointer": ["POST /pointers/{pointer}/moves"],
  "pointers._index": PREVIEW,
  "policies.$policy": ["POST /policies/{policy}/in-force"],
  "policies.$policy_.edit": ["POST /policies"],
  "protected-sets._index": ["POST /protected-sets", "POST /protected-sets/comparison", "DELETE /protected-sets/{set}"],
  "releases.$release": ["POST /releases/{release}/verification"],
  "releases.new": ["POST /releases"],
  "runs.$run": ["POST /runs/{run}/evaluations", "POST /runs/{run}/withdrawal"],
  "runs.new": ["POST /runs"],
  "sign-in": OWN,
  "sign-in_.code": OWN,
  "sign-out": OWN,
  "slices.$slice": ["POST /slices/{slice}/archive"],
  "slices.new": ["POST /batches/{batch}/slices"],
  theme: BROWSER,
  "vendors.$vendor": ["PUT /vendors/{vendor}"],
  "vendors.$vendor_.links": ["POST /vendors/{vendor}/links", "DELETE /vendors/{vendor}/links/{link}"],
  "vendors.$vendor_.population": ["POST /vendors/{vendor}/population", "DELETE /vendors/{vendor}/population"],
  "vendors.$vendor_.contacts": [
    "POST /vendors/{vendor}/contacts",
    "PUT /vendors/{vendor}/contacts/{contact}",
    "POST /vendors/{vendor}/notes",
    "POST /vendors/{vendor}/notes/{note}/comments",
  ],
  "vendors.$vendor_.incidents": ["POST /vendors/{vendor}/incidents"],
  "vendors.$vendor_.incidents_.$incident": ["POST /vendors/{vendor}/incidents/{incident}/events"],
  "vendors.new": ["POST /vendors"],
  "webhooks._index": ["POST /webhooks"],
  "webhooks.$webhook": ["POST /webhooks/{webhook}/changes"],
  "welcome.$token": OWN,
};

/** Of the own account, what no token does, and why: whoever finds a token must not be able to stay, or to shut its owner out. */
const KEPT_TO_PEOPLE: Readonly<Record<string, string>> = {
  passphrase: "asks for the present one, and ends the other sessions",
  "begin-second-factor": "its secret is shown on a screen, to be scanned there",
  "confirm-second-factor": "is the other half of beginning one",
  "new-recovery-codes": "a recovery code is a way in",
  "remove-second-factor": "would make the account weaker than its owner made it",
  "link-organisation": "goes through the browser to the organisation and back",
  "unlink-organisation": "takes one of the owner's ways in away",
  "make a token": "a token that makes tokens outlives its own end; `assay token create` and the page make them",
};

it("says of every change of the own account which operation makes it, or why none does", () => {
  const known = ["end-session", ...Object.keys(KEPT_TO_PEOPLE).filter((one) => one !== "make a token")];
  expect(Object.keys(ACCOUNT_CHANGES).sort()).toEqual(known.sort());
});

/** Where an operation needs another permission than its page, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "POST /batches/{batch}/what-if": "writes nothing: whoever sees the numbers may try",
  "POST /contracts/{contract}/invoices/check": "writes nothing: whoever sees the money may check",
  "POST /rounds/{round}/files": "asks for what the other changes of a round ask for",
  "POST /contracts/{contract}/attachments": "asks for what the other papers of a contract ask for",
  "POST /vendors/{vendor}/attachments": "asks for what the other papers of a vendor ask for",
};

it("names for every page that writes the operations that do it, or says why there are none", () => {
  const pages = Object.entries(ROUTE_NEEDS).flatMap(([route, { write }]) => (write ? [route] : []));
  expect(Object.keys(WRITES).sort()).toEqual(pages.sort());
  const unknown = Object.values(WRITES).flatMap((keys) =>
    typeof keys === "string" ? [] : keys.filter((key) => !Object.hasOwn(OPERATIONS, key)),
  );
  expect(unknown).toEqual([]);
});

it("asks for the permission that the page asks for", () => {
  const others = Object.entries(WRITES).flatMap(([route, keys]) =>
    typeof keys === "string" ? [] : keys.filter((key) => OPERATIONS[key].need !== ROUTE_NEEDS[route]?.write),
  );
  expect(others.filter((key) => !OTHERWISE[key])).toEqual([]);
  expect(Object.keys(OTHERWISE).filter((key) => !others.some((one) => one === key))).toEqual([]);
});

it("has no operation that changes something and stands beside no page", () => {
  const named = new Set<string>(Object.values(WRITES).flatMap((keys) => (typeof keys === "string" ? [] : keys)));
  const changes = Object.keys(OPERATIONS).filter((key) => !key.startsWith("GET ") && !named.has(key));
  // What a page shows while one types.
  expect(changes).toEqual(["POST /batches/{batch}/inspections/plan"]);
});

const FORM = "an empty form; what it offers stands in the document of the operation it sends";
const TITLE = "the head that other pages of the same thing share";

/** By page that is looked at: the operations that say the same, or why there is none. Files are forms of their pages. */
const READS: Readonly<Record<string, readonly (keyof typeof OPERATIONS)[] | string>> = {
  root: "the frame of every page",
  $: "answers that there is no such page",
  _index: ["GET /this-week"],
  "GET /releases/:release/download/:format": ["GET /releases/{release}/files/{format}"],
  "GET /keeping/exports/:job/download": "everything there is leaves with an admin in person, never with a program",
  account: ["GET /account"],
  "account_.tokens": ["GET /token", "GET /account/tokens"],
  "annotators.$vendor.$pseudonym": ["GET /vendors/{vendor}/annotators/{pseudonym}"],
  "assignments.$assignment": ["GET /assignments/{assignment}"],
  "assignments._index": ["GET /assignments"],
  "assignments.new": FORM,
  "attachments.$attachment": ["GET /attachments/{attachment}"],
  "attachments.$attachment_.withdraw": FORM,
  audit: ["GET /audit"],
  "batches.$batch": ["GET /batches/{batch}"],
  "batches.$batch._index": ["GET /batches/{batch}/metrics"],
  "batches.$batch.agreement": ["GET /batches/{batch}/agreement"],
  "batches.$batch.annotators": ["GET /batches/{batch}/annotators"],
  "batches.$batch.claims": ["GET /batches/{batch}/claims"],
  "batches.$batch.deliveries": ["GET /batches/{batch}/deliveries", "GET /deliveries/{delivery}/quarantine"],
  "batches.$batch.flags": ["GET /batches/{batch}/flags"],
  "batches.$batch.history": ["GET /batches/{batch}/decisions"],
  "batches.$batch.inspect": ["GET /batches/{batch}/inspections", "POST /batches/{batch}/inspections/plan"],
  "batches.$batch.records": ["GET /batches/{batch}/records"],
  "batches.$batch.scores": ["GET /batches/{batch}/scores", "GET /batches/{batch}/scores/accuracy"],
  "batches.$batch.slices": ["GET /batches/{batch}/worst-slices"],
  "batches.$batch_.adjudicate": ["GET /batches/{batch}/contested"],
  "batches.$batch_.adjudicate_.$delivery.$n": ["GET /batches/{batch}/contested/{delivery}/{record}"],
  "batches.$batch_.decide": ["GET /batches/{batch}/desk"],
  "batches.$batch_.records.$delivery.$n": ["GET /batches/{batch}/records/{delivery}/{record}"],
  "batches.$batch_.what-if": FORM,
  "calendars._index": ["GET /calendars"],
  "calibration.$round": ["GET /rounds/{round}", "GET /rounds/{round}/takers"],
  "calibration.$round_.answer": ["GET /rounds/{round}/answers/next"],
  "check.$job": ["GET /checks/{job}"],
  "check._index": ["GET /readers"],
  "comments.$comment": ["GET /comments/{comment}"],
  "comments.new": FORM,
  compare: ["GET /batch-comparison"],
  "contracts.$contract": TITLE,
  "contracts.$contract._index": ["GET /contracts/{contract}/weeks", "GET /talk"],
  "contracts.$contract.amendments": ["GET /contracts/{contract}/amendments"],
  "contracts.$contract.checkpoints": ["GET /contracts/{contract}/checkpoints", "GET /contracts/{contract}/on-policy"],
  "contracts.$contract_.checkpoints_.$model": ["GET /contracts/{contract}/checkpoints/{model}"],
  "contracts.$contract.close-out": ["GET /contracts/{contract}/close-out"],
  "contracts.$contract.documents": ["GET /contracts/{contract}/attachments"],
  "contracts.$contract.instructions": ["GET /contracts/{contract}/instructions"],
  "contracts.$contract.money": [
    "GET /contracts/{contract}/money",
    "GET /contracts/{contract}/money/weeks",
    "GET /contracts/{contract}/money/prices",
    "GET /contracts/{contract}/invoices",
    "GET /contracts/{contract}/obligations",
    "GET /contracts/{contract}/ledger",
  ],
  "contracts.$contract.questions": ["GET /contracts/{contract}/questions"],
  "contracts.$contract.readiness": ["GET /contracts/{contract}/readiness", "GET /contracts/{contract}/readiness/notes"],
  "contracts.$contract.schedule": [
    "GET /contracts/{contract}/schedule",
    "GET /contracts/{contract}/milestones",
    "GET /contracts/{contract}/slots",
  ],
  "contracts.$contract.stage": ["GET /contracts/{contract}/stage"],
  "contracts.$contract.terms": ["GET /contracts/{contract}/terms", "GET /contracts/{contract}/clocks"],
  "contracts.$contract.timeline": ["GET /contracts/{contract}/timeline"],
  "contracts.$contract_.calibration": ["GET /contracts/{contract}/calibration", "GET /contracts/{contract}/gold"],
  "contracts.$contract_.calibration_.new": FORM,
  "contracts.$contract_.charts": ["GET /contracts/{contract}/charts"],
  "contracts.$contract_.control": ["GET /contracts/{contract}/control"],
  "contracts.$contract_.edit": ["GET /contracts/{contract}"],
  "contracts.$contract_.helping": ["GET /contracts/{contract}/helping"],
  "contracts.$contract_.instructions_.$version": ["GET /contracts/{contract}/instructions/{version}"],
  "contracts.$contract_.invoices.new": FORM,
  "contracts.$contract_.milestones_.$milestone": ["GET /milestones/{milestone}"],
  "contracts.$contract_.population": ["GET /contracts/{contract}/population"],
  "contracts.$contract_.retention": ["GET /contracts/{contract}/retention"],
  "contracts.$contract_.retention_.delete": FORM,
  "contracts.$contract_.terms_.$kind": ["GET /contracts/{contract}/terms/{term}"],
  "contracts._index": ["GET /contracts"],
  "contracts.new": FORM,
  "decisions.$decision.approve": ["GET /decisions/{decision}/approval"],
  "decisions.$decision.report": ["GET /decisions/{decision}/report"],
  "decisions.$decision.report_.new": FORM,
  "deliveries.$delivery.bad-rows": ["GET /deliveries/{delivery}/bad-rows"],
  digest: ["GET /digest"],
  "flags.$flag": ["GET /flags/{flag}"],
  "flags._index": ["GET /flags"],
  "flags.new": FORM,
  "inspections.$inspection": ["GET /inspections/{inspection}", "GET /inspections/{inspection}/items"],
  "inspections.$inspection_.review": ["GET /inspections/{inspection}/review"],
  "invoices.$invoice": ["GET /invoices/{invoice}"],
  "jobs.$job": ["GET /jobs/{job}"],
  "jobs.$job_.mapping": ["GET /jobs/{job}/mapping"],
  "jobs._index": ["GET /jobs"],
  "keeping_.erase": FORM,
  "keeping._index": ["GET /backups", "GET /exports", "GET /erasures", "GET /retentions"],
  "metrics.$metric": ["GET /contracts/{contract}/metrics/{metric}", "GET /batches/{batch}/metrics/{metric}/slices"],
  "metrics._index": ["GET /metrics"],
  "digest-mail.$token": OWN,
  "mail._index": ["GET /mails", "GET /mail-server"],
  "notifications._index": ["GET /notifications"],
  "notifications.choices": ["GET /notifications/choices", "GET /notifications/digest"],
  "people.$user": ["GET /users/{user}"],
  "people._index": ["GET /users"],
  "pointers.$pointer": ["GET /pointers/{pointer}"],
  "pointers._index": ["GET /pointers"],
  "policies.$policy": ["GET /policies/{policy}", "GET /policies/{policy}/criteria"],
  "policies.$policy_.edit": FORM,
  "policies._index": ["GET /policies"],
  portfolio: ["GET /portfolio"],
  "protected-sets._index": ["GET /protected-sets"],
  "releases.$release": ["GET /releases/{release}"],
  "releases.$release_.card": ["GET /releases/{release}/card"],
  "releases.$release_.diff": ["GET /releases/{release}/diff"],
  "releases.$release_.left-out": ["GET /releases/{release}/left-out"],
  "releases.$release_.pairs": ["GET /releases/{release}/pairs"],
  "releases.$release_.without": ["GET /releases/{release}/without"],
  "releases._index": ["GET /releases"],
  "releases.new": ["GET /release-candidates"],
  "runs.$run": ["GET /runs/{run}", "GET /runs/{run}/evaluations"],
  "runs._index": ["GET /runs"],
  "runs.new": FORM,
  "sign-in": OWN,
  "sign-in_.code": OWN,
  "sign-in_.organisation": OWN,
  "sign-in_.organisation_.back": OWN,
  "sign-out": OWN,
  "slices.$slice": ["GET /slices/{slice}"],
  "slices._index": ["GET /slices"],
  "slices.new": FORM,
  theme: BROWSER,
  "upload-refused": "says in a page what an answer says",
  "vendors.$vendor": ["GET /vendors/{vendor}", "GET /vendors/{vendor}/scorecard", "GET /vendors/{vendor}/attachments"],
  "vendors.$vendor_.batches": ["GET /vendors/{vendor}/batches"],
  "vendors.$vendor_.claims": ["GET /vendors/{vendor}/claims"],
  "vendors.$vendor_.contacts": ["GET /vendors/{vendor}/contacts"],
  "vendors.$vendor_.incidents": ["GET /vendors/{vendor}/incidents"],
  "vendors.$vendor_.incidents_.$incident": ["GET /vendors/{vendor}/incidents/{incident}"],
  "vendors.$vendor_.links": ["GET /vendors/{vendor}/links"],
  "vendors.$vendor_.population": ["GET /vendors/{vendor}/population"],
  "vendors.$vendor_.questions": ["GET /vendors/{vendor}/questions"],
  "vendors._index": ["GET /vendors"],
  "vendors.compare": ["GET /vendor-comparison"],
  "vendors.compare_.shared": ["GET /vendor-comparison/shared"],
  "vendors.compare_.shared_.$delivery.$n": ["GET /vendor-comparison/shared/{delivery}/{record}"],
  "webhooks._index": ["GET /webhooks"],
  "webhooks.$webhook": ["GET /webhooks/{webhook}", "GET /webhooks/{webhook}/messages"],
  "for-vendor.$token": LINK,
  "for-vendor.$token_.reports.$report": LINK,
  "welcome.$token": OWN,
};

it("names for every page that is looked at the operations that say the same, or says why there are none", () => {
  const pages = Object.entries(ROUTE_NEEDS).flatMap(([route, { read }]) =>
    read && !/\[\.\](csv|json|jsonl|md|html|ics)$/.test(route) ? [route] : [],
  );
  expect(Object.keys(READS).sort()).toEqual(pages.sort());
  const unknown = Object.values(READS).flatMap((keys) =>
    typeof keys === "string" ? [] : keys.filter((key) => !Object.hasOwn(OPERATIONS, key)),
  );
  expect(unknown).toEqual([]);
});

it("lets whoever may look at a page ask for the same", () => {
  const others = Object.entries(READS).flatMap(([route, keys]) =>
    typeof keys === "string" ? [] : keys.filter((key) => OPERATIONS[key].need !== ROUTE_NEEDS[route]?.read),
  );
  // A contract is read by more people than change it; items with what was said of each are taken out as the CSV is.
  expect(others).toEqual(["GET /contracts/{contract}", "GET /inspections/{inspection}/items"]);
});
