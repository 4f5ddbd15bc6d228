import { Section } from "#app/components/section.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { InspectPage } from "#app/inspection/inspect-page.server.ts";
import { DrawForm } from "./draw-form.tsx";
import { PlanFields } from "./plan-fields.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import type { Sent } from "./route.tsx";

interface PlanSectionProps {
  page: InspectPage;
  user: string;
  sent: Sent;
}

/** Choose a plan, see what it protects against, draw. */
export function PlanSection({ page, user, sent }: PlanSectionProps) {
  const { batchId, judgments, left, strata, preview, form } = page;
  const drawn = judgments - left;
  const csvHref = `/batches/${batchId}/plan.csv?${new URLSearchParams({ plan: form.kind, ...form.values })}`;
  return (
    <Section
      id="plan"
      title="A random sample"
      sub={`${countOf(left, "judgment")} can be drawn, in ${countOf(strata, "stratum", "strata")} of annotator, domain and day${drawn > 0 ? `; ${countOf(drawn, "judgment")} drawn before ${drawn === 1 ? "is" : "are"} left out` : ""}`}
    >
      <div className="sections">
        <PlanFields form={form} fault={preview.kind === "refused" ? preview : null} />
        {page.switching && <p className="prose">{page.switching}</p>}
        {preview.kind === "plan" && (
          <>
            <PlanPreview preview={preview} csvHref={csvHref} />
            <DrawForm form={form} plan={preview.plan} user={user} sent={sent} discontinue={page.discontinue} />
          </>
        )}
      </div>
    </Section>
  );
}
