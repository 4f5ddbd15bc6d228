import { expect, it } from "vitest";
import { Button, LinkButton } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { markup } from "./markup.ts";

const attribute = (html: string, name: string) => html.match(new RegExp(`${name}="([^"]*)"`))?.[1];

it("ties label, help and error to the control and keeps what was typed", () => {
  const html = markup(
    <TextField label="Weight" name="weight" help="Of the slice." error="A number." defaultValue="1.4x" />,
  );
  const id = attribute(html, "for");
  const input = html.match(/<input[^>]*>/)?.[0] ?? "";
  expect(id).toBeTruthy();
  expect(input).toContain(`id="${id}"`);
  expect(input).toContain(`aria-describedby="${id}-help ${id}-error"`);
  expect(input).toContain('aria-invalid="true"');
  expect(input).toContain('value="1.4x"');
  expect(html).toContain(`id="${id}-error"`);
  expect(html).toContain("A number.");
});

it("claims neither help nor error where there is none", () => {
  const html = markup(<TextField label="Name" name="name" optional />);
  expect(html).not.toMatch(/aria-describedby|aria-invalid|aria-required/);
  expect(html).toContain("(optional)");
});

it("keeps the chosen option and the typed reason", () => {
  const choices = [
    { value: "include", label: "include" },
    { value: "drop", label: "drop" },
  ];
  expect(markup(<SelectField label="Training" name="t" defaultValue="drop" choices={choices} />)).toContain(
    '<option value="drop" selected="">',
  );
  expect(markup(<TextAreaField label="Reason" name="r" defaultValue="late" />)).toContain(">late</textarea>");
});

it("groups radio buttons under their legend with the error described", () => {
  const html = markup(
    <ChoiceField
      label="Commercial"
      name="c"
      type="radio"
      error="Choose one."
      chosen={["b"]}
      choices={[
        { value: "a", label: "A" },
        { value: "b", label: "B", shortcut: "reject" },
      ]}
    />,
  );
  expect(html).toContain("<legend>Commercial</legend>");
  expect(html).toMatch(/<fieldset[^>]*aria-describedby="[^"]*-error"/);
  expect(html.match(/<input[^>]*value="b"[^>]*>/)?.[0]).toMatch(/data-shortcut="reject".* checked=""/);
});

it("counts the errors, and says nothing without any", () => {
  expect(markup(<FormErrors count={2} />)).toContain("2 fields need another look.");
  expect(markup(<FormErrors count={0} messages={["Week 3 is decided."]} />)).toContain("Week 3 is decided.");
  expect(markup(<FormErrors count={0} />)).toBe("");
});

it("buttons submit by default and carry their shortcut", () => {
  expect(markup(<Button look="danger">Drop</Button>)).toBe('<button type="submit" class="button danger">Drop</button>');
  const link = markup(
    <LinkButton href="/decide" shortcut="decide">
      Decide
    </LinkButton>,
  );
  expect(link).toContain('data-shortcut="decide" aria-keyshortcuts="d"');
});
