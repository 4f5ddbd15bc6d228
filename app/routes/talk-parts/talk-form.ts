/** What was typed, with what the address says it is about. */
export async function talkForm(request: Request): Promise<URLSearchParams> {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  for (const [name, value] of new URL(request.url).searchParams) form.set(name, value);
  return form;
}
