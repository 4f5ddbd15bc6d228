import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { NewRunPage } from "#app/loop/new-run-page.server.ts";

interface RunFormProps {
  page: NewRunPage;
  values: Record<string, string>;
  leftOut: readonly string[];
  errors: Record<string, string>;
}

export function RunForm({ page, values, leftOut, errors: { form, kind, release, ...errors } }: RunFormProps) {
  const messages = [form, kind, release].filter((message) => message !== undefined);
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name], autoComplete: "off" });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={messages} />
      <input type="hidden" name="release" value={page.release?.id ?? ""} />
      <TextField label="Name" help="Short and lasting; used once." {...text("name")} />
      <TextField
        label={page.release ? "Base checkpoint" : "Checkpoint"}
        help={
          page.release
            ? "What it starts from. Runs are compared when they start from the same one by the same method."
            : "Written as the runs that start from it will write it."
        }
        list="checkpoints"
        {...text("baseCheckpoint")}
      />
      <Options id="checkpoints" texts={page.checkpoints} />
      {page.release && (
        <>
          <TextField
            label="Method"
            help="As DPO, KTO, reward model, PPO with that reward model."
            list="methods"
            {...text("method")}
          />
          <Options id="methods" texts={page.methods} />
          <ChoiceField
            label="Weeks left out"
            name="leftOut"
            type="checkbox"
            help="None for a run on the whole release. Leave one out to learn what it is worth."
            chosen={leftOut}
            error={errors.leftOut}
            choices={page.weeks.map(({ batchId, week, contract }) => ({
              value: batchId,
              label: `Week ${week}, ${contract}`,
            }))}
          />
        </>
      )}
      <TextField
        label="Seeds"
        inputMode="numeric"
        help="As 1, 2, 3. Three or more a run let a difference be told from chance."
        {...text("seeds")}
      />
      {page.release && <TextField label="Resulting checkpoint" optional {...text("checkpoint")} />}
      <TextField label="Configuration" optional help="A link or a path." {...text("config")} />
      <TextAreaField label="Note" optional rows={3} {...text("note")} />
      <SignedBy label="Your name" {...text("by")} />
      <FormActions note="A run stays on record; one that must not count is withdrawn, with a reason.">
        <Button>Note the run</Button>
        <LinkButton href="/runs" look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function Options({ id, texts }: { id: string; texts: readonly string[] }) {
  return (
    <datalist id={id}>
      {texts.map((text) => (
        <option key={text} value={text} />
      ))}
    </datalist>
  );
}
