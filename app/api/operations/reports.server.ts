/** What goes out about a contract: the report to the vendor, the close-out, the digest of a week, the portfolio. */
import { z } from "zod";
import { closeOutPage } from "#app/reports/close-out/close-out-page.server.ts";
import { digestAsked } from "#app/reports/digest/digest-page.server.ts";
import { DIGEST_ROLES } from "#app/reports/digest/roles.ts";
import { portfolioList } from "#app/reports/portfolio-list.server.ts";
import { storeReport } from "#app/review/vendor-report/build.server.ts";
import { reportChoices } from "#app/review/vendor-report/report-form.ts";
import { newReportPage, reportContent } from "#app/review/vendor-report/report-page.server.ts";
import { param, SAMPLE, said } from "../fields.ts";
import { operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found, Problem, refused } from "../problem.ts";
import { typedForm } from "../typed.ts";

const group = "Reports";
const version = z.coerce.number<number>().int().min(0).optional();
const DECISION = { params: { decision: SAMPLE.decision } };

export const reports = {
  "POST /decisions/{decision}/report": operation({
    id: "writeReport",
    group,
    title: "Make the next version of the report to the vendor.",
    need: "decisions.sign",
    params: { decision: param.decision },
    body: z.strictObject({
      statement: said,
      nextText: said.optional().meta({ description: "What we ask for next." }),
      proposals: z.array(z.string()).max(50).optional(),
      examples: z
        .array(z.strictObject({ record: z.string(), reason: z.string() }))
        .max(8)
        .optional(),
    }),
    answer: z.object({ version: z.int() }),
    example: { ...DECISION, body: { statement: "Thank you for a clean week.", nextText: "Go on like this." } },
    async handle({ context, params, person, body }) {
      const page = found(await newReportPage(context.db, params.decision));
      const { statement, nextText, proposals, examples = [] } = body;
      const form = typedForm({ statement, nextText, proposal: proposals });
      for (const [i, { record, reason }] of examples.entries()) {
        form.set(`example-${i}-record`, record);
        form.set(`example-${i}-reason`, reason);
      }
      const { choices, errors } = reportChoices(form, [...page.names, person.name]);
      if (Object.keys(errors).length > 0) throw refused(errors);
      const stored = await storeReport(context, page.decision.id, choices, person.name);
      if (stored.kind === "examples") throw refused(stored.errors);
      if (stored.kind === "refused") throw new Problem(409, stored.message);
      return { version: stored.version };
    },
  }),
  "GET /decisions/{decision}/report": pageOperation({
    id: "showReport",
    group,
    title: "The report to the vendor, the newest or a version.",
    need: "contracts.read",
    params: { decision: param.decision },
    query: { version },
    example: DECISION,
    page: ({ context, params, query }) => reportContent(context.db, params.decision, query.version ?? null),
  }),
  "GET /contracts/{contract}/close-out": pageOperation({
    id: "showCloseOut",
    group,
    title: "The close-out of a contract: the newest stored one, a version, or with 0 as it stands.",
    need: "money.read",
    params: { contract: param.contract },
    query: { version },
    example: { params: { contract: SAMPLE.contract } },
    page: ({ context, params, query }) => closeOutPage(context, params.contract, query.version ?? null),
  }),
  "GET /digest": pageOperation({
    id: "showDigest",
    group,
    title: "What a week brought, for one role.",
    about: "`week` is any day of it.",
    need: "contracts.read",
    query: { role: z.enum(DIGEST_ROLES), week: z.string().max(20).optional() },
    example: { query: { role: "ops" } },
    async page({ context, query }) {
      const asked = await digestAsked(context, { role: query.role, week: query.week ?? null });
      if (typeof asked === "string") throw new Problem(400, asked);
      return asked;
    },
  }),
  "GET /portfolio": pageOperation({
    id: "showPortfolio",
    group,
    title: "Every contract at a glance, or with `view=weeks` every week.",
    need: "contracts.read",
    query: texts("view", "vendor", "stage", "state", "sort"),
    page: ({ context }, search) => portfolioList(context.db, search, context.now()),
  }),
};
