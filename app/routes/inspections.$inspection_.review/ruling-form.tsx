import { Form } from "@remix-run/react";
import { Button, shortcutAttributes } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Kbd } from "#app/components/kbd.tsx";
import { shortcutKeys } from "#app/components/shortcuts-list.ts";
import { TextAreaField } from "#app/components/text-field.tsx";
import { DEFECT_CLASS_TEXT, DEFECT_CLASSES } from "#app/domain/inspection.ts";
import type { ReviewItem, ReviewPage } from "#app/inspection/review-page.server.ts";
import { Who } from "./review-screen.tsx";
import type { Sent } from "./route.tsx";

interface RulingFormProps {
  page: ReviewPage;
  item: ReviewItem;
  revealed: NonNullable<ReviewItem["revealed"]>;
  mode: string;
  sent: Sent;
}

/** The label is shown now. The question is no longer which is better, but whether the label can be defended. */
export function RulingForm({ page, item, revealed, mode, sent }: RulingFormProps) {
  const { mine, label, differs, annotator, models, comment } = revealed;
  return (
    <Form method="post" className="form wide" noValidate>
      <FormErrors count={sent?.field === "note" ? 1 : 0} />
      <Who page={page} mode={mode} intent="rule" />
      <input type="hidden" name="n" value={item.n} />
      <Facts
        facts={[
          { label: "The vendor’s label", value: <b>{label}</b> },
          { label: "You answered", value: mine },
          { label: "Annotator", value: annotator ?? "anonymous" },
          {
            label: "Models",
            value: models.some((one) => one !== null)
              ? models.map((one) => one ?? "not named").join(", ")
              : "not named",
          },
          ...(comment ? [{ label: "Their comment", value: comment }] : []),
        ]}
      />
      <p className="answer-question">
        Can the label be defended under the written instruction?
        {differs && " That you would have chosen otherwise is no defect."}
      </p>
      <div className="answer-options">
        <Button name="verdict" value="defensible" shortcut="defensible">
          It can be defended
        </Button>
      </div>
      <div className="form-row">
        <ChoiceField
          label="It is indefensible"
          name="class"
          type="radio"
          chosen={sent?.values.class ? [sent.values.class] : []}
          choices={[...DEFECT_CLASSES].map((value) => ({
            value,
            label: (
              <>
                {DEFECT_CLASS_TEXT[value].title} <Kbd keys={shortcutKeys(`defect-${value}`)} />
              </>
            ),
            help: DEFECT_CLASS_TEXT[value].meaning,
            shortcut: `defect-${value}` as const,
          }))}
        />
        <div className="form">
          <TextAreaField
            label="What in the instruction it goes against"
            name="note"
            rows={3}
            defaultValue={sent?.values.note ?? ""}
            error={sent?.field === "note" ? sent.message : undefined}
            help="Another reviewer looks at it as well, without seeing this."
            {...shortcutAttributes("defect-note")}
          />
          <div>
            <Button look="quiet" name="verdict" value="defect">
              Record the defect
            </Button>
          </div>
        </div>
      </div>
    </Form>
  );
}
