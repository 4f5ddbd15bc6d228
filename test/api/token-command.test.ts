/** `assay token`: made, listed, revoked; the secret is printed once and stands nowhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("user", "invite", "ada@example.org", "--name", "Ada Example", "--role", "ops");
});
afterAll(() => desk.dispose());

it("makes a token that is shown once, lists it without its secret, and ends it", async () => {
  const made = await desk.run(
    "token",
    "create",
    "ada@example.org",
    "--name",
    "Sync",
    "--scope",
    "exports.take",
    "--json",
  );
  const { id, token } = JSON.parse(made.stdout);
  expect(token).toMatch(/^assay_[\w-]{43}$/);
  const listed = await desk.run("token", "list", "--json");
  expect(JSON.parse(listed.stdout).tokens).toMatchObject([
    {
      id,
      name: "Sync",
      owner: "ada@example.org",
      scopes: ["contracts.read", "exports.take"],
      state: "live",
      usedAt: null,
    },
  ]);
  expect(listed.stdout).not.toContain(token);
  for (const file of ["assay.sqlite", "assay.sqlite-wal"]) {
    const path = join(desk.dataFolder, file);
    const bytes = await Promise.resolve()
      .then(
        () => readFileSync(path),
        () => Buffer.alloc(0),
      )
      .catch(() => Buffer.alloc(0));
    expect(bytes.includes(token)).toBe(false);
  }
  expect((await desk.run("token", "revoke", id)).code).toBe(0);
  expect(JSON.parse((await desk.run("token", "list", "--json")).stdout).tokens[0].state).toBe("revoked");
});

it("refuses what its owner may not, and says so", async () => {
  const beyond = await desk.run("token", "create", "ada@example.org", "--name", "Sign", "--scope", "decisions.sign");
  expect([beyond.code, beyond.stderr]).toEqual([
    2,
    expect.stringContaining("Its owner may not do this: decisions.sign."),
  ]);
  const unknown = await desk.run("token", "create", "ada@example.org", "--name", "Sign", "--scope", "everything");
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("There is no such scope.")]);
  expect((await desk.run("token", "revoke", "none")).code).toBe(2);
});
