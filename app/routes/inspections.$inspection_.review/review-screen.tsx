import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PairTexts } from "#app/components/pair-texts.tsx";
import { Progress } from "#app/components/progress.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import type { ReviewPage } from "#app/inspection/review-page.server.ts";
import { BlindAnswer } from "./blind-answer.tsx";
import type { Sent } from "./route.tsx";
import { RulingForm } from "./ruling-form.tsx";

export interface ReviewScreenProps {
  page: ReviewPage;
  mode: "rendered" | "raw";
  user: string;
  now: number;
  sent: Sent;
}

/** One item at a time: blind, then the label. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { page, mode, sent } = props;
  const { item, as } = page;
  const back = <LinkButton href={`/inspections/${page.id}`}>To the inspection</LinkButton>;
  if (page.ended) return <EmptyState title="The inspection has ended; it takes no more reviews." action={back} />;
  if (as === "" || !item) return <TakeItem {...props} />;
  const href = (raw: boolean) => `/inspections/${page.id}/review?as=${encodeURIComponent(as)}${raw ? "&raw=1" : ""}`;
  return (
    <div className="sections">
      <Settled page={page} />
      {sent && sent.field !== "note" && <FormErrors count={0} messages={[sent.message]} />}
      <Tabs
        label="How the texts are shown"
        tabs={[
          { label: "Rendered", href: href(false), current: mode === "rendered" },
          { label: "Raw", href: href(true), current: mode === "raw" },
        ]}
      />
      {item.record ? (
        <PairTexts
          record={item.record}
          mode={mode}
          sub={item.orderKnown ? "in the order the annotator saw them" : "the order of display is not known"}
        />
      ) : (
        <Callout tone="fail" title="The text of this item cannot be read from the vault. Give it back.">
          {item.gone && <p>{item.gone}</p>}
        </Callout>
      )}
      {item.revealed ? (
        <RulingForm page={page} item={item} revealed={item.revealed} mode={mode} sent={sent} key={`r${item.n}`} />
      ) : (
        item.record && <BlindAnswer {...props} item={item} key={`a${item.n}`} />
      )}
      <Form method="post">
        <Who page={page} mode={mode} intent="return" />
        <Button look="quiet" small>
          Give this item back
        </Button>
      </Form>
    </div>
  );
}

export function Who({ page, mode, intent }: { page: ReviewPage; mode: string; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="as" value={page.as} />
      <input type="hidden" name="raw" value={mode === "raw" ? "1" : ""} />
    </>
  );
}

function TakeItem({ page, mode, user, sent }: ReviewScreenProps) {
  const { settled, drawn } = page.progress;
  return (
    <div className="sections">
      <Settled page={page} />
      {page.as !== "" && (
        <p className="prose">
          You hold no item.{" "}
          {settled < drawn && "When none comes, others hold the rest, or wait for another reviewer than you."}
        </p>
      )}
      <Form method="post" className="form" noValidate>
        <FormErrors count={sent?.field === "as" ? 1 : 0} messages={sent && sent.field !== "as" ? [sent.message] : []} />
        <input type="hidden" name="intent" value="take" />
        <input type="hidden" name="raw" value={mode === "raw" ? "1" : ""} />
        <SignedBy
          label="Who reviews"
          name="as"
          defaultValue={sent?.values.as ?? (page.as || user)}
          error={sent?.field === "as" ? sent.message : undefined}
          help="You answer each item without seeing the label, the annotator or the models; then the label is shown and you say whether it can be defended under the written instruction."
        />
        <div>
          <Button>Take the next item</Button>
        </div>
      </Form>
    </div>
  );
}

function Settled({ page: { progress } }: { page: ReviewPage }) {
  return <Progress label="Settled" value={progress.settled} max={progress.drawn} unit="judgments" />;
}
