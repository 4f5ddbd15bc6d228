import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, useRef } from "react";
import { Callout } from "#app/components/callout.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { MeasuredBefore } from "#app/components/measured-before.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { When } from "#app/components/when.tsx";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { fitsAddress } from "#app/review/rule-params.ts";
import { AddRuleForms } from "./add-rule-forms.tsx";
import { DecisionFields } from "./decision-fields.tsx";
import { EffectTables } from "./effect-tables.tsx";
import { OverFiltering } from "./over-filtering.tsx";
import { PreviewWayProvider, previewWay } from "./preview-button.tsx";
import { RejectionNote } from "./rejection-note.tsx";
import { SuggestionPanel } from "./suggestion-panel.tsx";
import { WhatIfFields } from "./what-if-fields.tsx";

export interface DecideScreenProps {
  page: DecidePage;
  user: string;
  errors: Record<string, string>;
  message: string | null;
}

/**
 * One form, which a preview and a signature send to different places, so that nothing typed is lost on the way. With
 * JavaScript every change of an exclusion, a weight or an axis previews by itself.
 */
export function DecideScreen({ page, user, errors, message }: DecideScreenProps) {
  const submit = useSubmit();
  const decision = `/batches/${page.batch.id}/decide`;
  const { formMethod, formAction } = useNavigation();
  const isSigning = formMethod === "POST" && formAction === decision;
  const values = new URLSearchParams(page.values);

  const waiting = useRef<ReturnType<typeof setTimeout>>();

  /** What was typed before scripts ran stands in the address already, and stays. */
  function isLeftOut(name: string, pressed: boolean): boolean {
    if (TYPED.has(name) && values.has(name)) return false;
    return NOT_IN_ADDRESS.includes(name) || (!pressed && name.startsWith("add."));
  }

  function show(form: FormData, pressed: boolean) {
    clearTimeout(waiting.current);
    const all = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
    const shown = new URLSearchParams([...all].filter(([name]) => !isLeftOut(name, pressed)));
    const fits = fitsAddress(shown);
    const { formMethod: method, formAction } = previewWay(page.batch.id, fits);
    // Sent, it may carry a reason too: the screen that comes begins with what was typed on this one.
    submit(fits ? shown : all, { method, action: formAction, replace: true, preventScrollReset: true });
  }

  function previewOnChange(event: FormEvent<HTMLFormElement>) {
    const field = event.target as HTMLInputElement;
    const form = event.currentTarget;
    if (isSigning || TYPED.has(field.name) || field.name.startsWith("add.")) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => show(new FormData(form), false), PATIENCE);
  }

  /**
   * A button that only changes what is shown keeps what was typed on the page, and out of the address. A preview that is
   * still to come would cut off a signature on its way: none follows a button.
   */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    clearTimeout(waiting.current);
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (
      submitter === null ||
      (submitter.getAttribute("formaction") === decision && submitter.getAttribute("formmethod") === "post")
    )
      return;
    event.preventDefault();
    show(new FormData(event.currentTarget, submitter), true);
  }

  return (
    <>
      <PageHeader
        crumbs={[
          { label: page.contract.vendor, href: `/vendors/${page.contract.vendorId}` },
          { label: page.contract.title, href: `/contracts/${page.contract.id}` },
          { label: `Week ${page.batch.week}`, href: `/batches/${page.batch.id}` },
          { label: "Decide" },
        ]}
        title={`Decide week ${page.batch.week}`}
        meta={[<>Recommended: {page.recommendation.headline}</>]}
      />
      <Form
        method="get"
        action={decision}
        className="form wide"
        onChange={previewOnChange}
        onSubmit={onSubmit}
        noValidate
      >
        <FormErrors count={Object.keys(errors).length} messages={message === null ? [] : [message]} />
        <RejectionNote page={page} />
        <MeasuredBefore note={page.before} contract={page.contract.title} />
        {page.decided && (
          <Callout tone="warn" title={`Already decided: ${page.decided.headline}`}>
            <p>
              By {page.decided.signer}, <When at={page.decided.decidedAt} now={page.now} withTime />. What you sign now
              takes its place; both stay in the history.
            </p>
          </Callout>
        )}
        <input type="hidden" name="seenDecision" value={page.seen.decision ?? ""} />
        <input type="hidden" name="seenDelivery" value={page.seen.delivery} />
        <input type="hidden" name="previewed" value={page.preview.key} />
        {page.values.filter(isCarried).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <PreviewWayProvider value={previewWay(page.batch.id, fitsAddress(values))}>
          <div className="two">
            <div className="form wide">
              <WhatIfFields page={page} values={values} errors={errors} />
              <EffectTables page={page} />
              <Section title="More rules" sub="Any number, of any kind; each becomes part of the list above.">
                <div className="form wide">
                  <SuggestionPanel page={page} />
                  <AddRuleForms page={page} values={values} errors={errors} />
                  <OverFiltering />
                </div>
              </Section>
            </div>
            <DecisionFields page={page} values={values} errors={errors} user={user} />
          </div>
        </PreviewWayProvider>
      </Form>
    </>
  );
}

/** Rules, and the slice of an older link, have no field of their own. */
function isCarried([name = ""]: readonly string[]): boolean {
  return name === "rule" || name.startsWith("slice");
}

/** Typing in these changes no number; leaving the field would reload for nothing. */
const TYPED = new Set(["reason", "signer"]);
/** Milliseconds between a change and its preview, so that three ticks in a row are one. */
const PATIENCE = 200;
/** Kept in the form itself: an address is no place for a reason, and what was seen is seen anew. */
const NOT_IN_ADDRESS = ["reason", "signer", "seenDecision", "seenDelivery", "previewed"];
