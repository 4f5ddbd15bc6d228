import { Form } from "@remix-run/react";
import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { passRuleText } from "#app/domain/pass-rule.ts";
import { RuleCurve, RuleFields } from "../calibration-parts/rule-fields.tsx";
import { ruleValues, valuesOfRule } from "../calibration-parts/rule-of-form.ts";
import type { Sent } from "./route.tsx";

/** The rule and its operating characteristic; editable until somebody has answered. */
export function Rule({ page, sent }: { page: RoundPage; sent: Sent | null }) {
  const { round, domains, sources } = page;
  const values = sent ? ruleValues(new Map(Object.entries(sent.values))) : valuesOfRule(round.rule);
  const errors = sent?.errors ?? {};
  const csvPath = `/calibration/${round.id}/operating.csv`;
  return (
    <Section
      title="What the rule does"
      sub={`passes with ${passRuleText(round.rule)}${sources ? "" : "; it stands"}`}
      id="rule"
    >
      {sources ? (
        <Form method="post" className="form wide" noValidate key={JSON.stringify(round.rule)}>
          <FormErrors count={Object.keys(errors).length} messages={sent?.message ? [sent.message] : []} />
          <input type="hidden" name="intent" value="rule" />
          <RuleFields values={values} errors={errors} domains={domains} csvPath={csvPath} />
          <FormActions note="Possible until somebody has answered.">
            <Button look="quiet">Change the rule</Button>
          </FormActions>
        </Form>
      ) : (
        <RuleCurve rule={round.rule} domains={domains} csvHref={csvPath} />
      )}
    </Section>
  );
}
