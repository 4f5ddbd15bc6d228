/** The page of the tokens of the own account. */
import { maySomewhere, PERMISSIONS, type Permission } from "#app/domain/permission.ts";
import { revokeApiToken } from "#db/api-tokens.server.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { userById } from "#db/people.server.ts";
import { type MadeToken, makeApiToken, tokensShown } from "./api-token.server.ts";
import type { Person } from "./person.ts";

interface Tools {
  db: Db;
  now(): number;
  person: Person | null;
}

export async function tokensPage(tools: Tools) {
  const person = known(tools.person);
  const contracts = await listContracts(tools.db);
  const titles = new Map(contracts.map(({ id, title, vendor }) => [id, `${title}, ${vendor}`]));
  const scopes = (Object.entries(PERMISSIONS) as [Permission, string][]).filter(
    ([scope]) => scope !== "contracts.read" && maySomewhere(person, scope),
  );
  const tokens = (await tokensShown(tools, person.id)).map(({ contract, ...token }) => ({
    ...token,
    contract: contract && (titles.get(contract) ?? "a contract you do not see"),
  }));
  return {
    tokens,
    scopes: scopes.map(([value, help]) => ({ value, label: value, help })),
    contracts: [...titles].map(([value, label]) => ({ value, label })),
    now: tools.now(),
  };
}

export type TokensPage = Awaited<ReturnType<typeof tokensPage>>;

export async function changeTokens(tools: Tools, form: URLSearchParams): Promise<MadeToken | { ok: true }> {
  const person = known(tools.person);
  if (form.get("intent") === "revoke") {
    await revokeApiToken(tools.db, form.get("token") ?? "", tools.now(), person.id);
    return { ok: true };
  }
  const user = await userById(tools.db, person.id);
  if (!user) return { ok: false, errors: { form: "Your account is gone." } };
  const given = { ...Object.fromEntries(form), scopes: form.getAll("scopes") };
  return makeApiToken(tools, user, given, person.name);
}

/** The guard lets nobody else come here. */
function known(person: Person | null): Person {
  if (!person) throw new Response("Sign in first.", { status: 401 });
  return person;
}
