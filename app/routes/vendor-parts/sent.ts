/** What a form sent that was refused: every value as it was typed, and what is wrong with it. */
export interface Sent {
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** The fields of a form as texts; files are left out. */
export async function textsOf(request: Request): Promise<Record<string, string>> {
  const fields = [...(await request.formData())].filter(([, value]) => typeof value === "string");
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
}

/** Name, value and problem of a field; `before` is what stands there until somebody types. */
export function fieldOf(sent: Sent | undefined, before: Record<string, string> = {}) {
  return (name: string) => ({
    name,
    defaultValue: sent?.values[name] ?? before[name] ?? "",
    error: sent?.errors[name],
  });
}

/** For the head of a form. */
export function problemsOf(sent: Sent | undefined): { count: number; messages: string[] } {
  const { form, ...fields } = sent?.errors ?? {};
  return { count: Object.keys(fields).length, messages: form ? [form] : [] };
}
