import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";

export type Texts = Record<string, string>;
export type TextOf = (name: string) => { name: string; defaultValue: string; error: string | undefined };

interface FoldProps {
  intent: string;
  title: string;
  /** What it starts with. */
  values: Texts;
  /** What was sent last, with the errors in it; null = nothing, or another of the forms. */
  sent: { values: Texts; errors: Texts } | null;
  children?: (text: TextOf) => ReactNode;
  signed?: boolean;
}

/** A form behind its title; the one that was sent stays open with what was typed. */
export function Fold({ intent, title, sent, children, signed = true, ...start }: FoldProps) {
  const values = sent?.values ?? start.values;
  const { form, ...errors } = sent?.errors ?? {};
  const text: TextOf = (name) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <details open={sent !== null}>
      <summary>{title}</summary>
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        {children?.(text)}
        {signed && <SignedBy label="Your name" {...text("by")} />}
        <div className="form-actions">
          <Button name="intent" value={intent} look="quiet">
            {title}
          </Button>
        </div>
      </Form>
    </details>
  );
}
