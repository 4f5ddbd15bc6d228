import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { Section } from "#app/components/section.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { FactsFields } from "../checkpoint-parts/facts-fields.tsx";
import { Fold, type TextOf, type Texts } from "./fold.tsx";

interface FormsProps {
  page: CheckpointPage;
  user: string;
  sent: { values: Texts; errors: Texts } | null;
}

export function Forms({ page: { checkpoint, today }, user, sent }: FormsProps) {
  const { family, place, about, endpoint, retiredOn, isRegistered } = checkpoint;
  const facts = { family, place: place === null ? "" : String(place), about, endpoint };
  const of = (intent: string, values: Texts = {}) => {
    const isSent = sent?.values.intent === intent;
    return { intent, values: { by: user, ...values }, sent: isSent ? sent : null };
  };
  const known = of("change", facts);
  return (
    <Section title="What happened" sub="Every entry is signed; nothing recorded before is changed.">
      {retiredOn === null && (
        <Fold title="Approve it for collection" {...of("approve", { fromDay: today })}>
          {approval}
        </Fold>
      )}
      <Fold title="End its approval" {...of("end", { toDay: today })}>
        {lastDay}
      </Fold>
      <Fold title="Record a downtime" {...of("downtime")}>
        {downtime}
      </Fold>
      {retiredOn === null ? (
        <Fold title="Retire it" {...of("retire", { toDay: today })}>
          {lastDay}
        </Fold>
      ) : (
        <Fold title="Restore it" {...of("restore")}>
          {why}
        </Fold>
      )}
      <Fold title="Correct what it is" {...known}>
        {() => <FactsFields values={known.sent?.values ?? known.values} errors={known.sent?.errors ?? {}} />}
      </Fold>
      {isRegistered && <Fold title="Take it out of the register" signed={false} {...of("delete")} />}
    </Section>
  );
}

function approval(text: TextOf) {
  return (
    <div className="form-row">
      <TextField label="From" type="date" {...text("fromDay")} />
      <TextField label="To" type="date" optional help="Last day; empty: until it is ended." {...text("toDay")} />
    </div>
  );
}

function lastDay(text: TextOf) {
  return (
    <>
      <TextField label="Last day" type="date" {...text("toDay")} />
      {why(text)}
    </>
  );
}

function downtime(text: TextOf) {
  return (
    <>
      <div className="form-row">
        <TextField label="From, in UTC" type="datetime-local" {...text("fromAt")} />
        <TextField label="To, in UTC" type="datetime-local" optional help="Empty: it goes on." {...text("toAt")} />
      </div>
      <TextAreaField label="What was down" rows={2} {...text("note")} />
    </>
  );
}

function why(text: TextOf) {
  return <TextAreaField label="Why" rows={2} {...text("note")} />;
}
