/** `assay digest --send` for those who let a cron make the round; and what the visitor of the demo is told. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { seedNotifications } from "#app/cli/demo/seed-notifications.ts";
import { demoEntry, VISITOR } from "#app/cli/demo/seed-people.ts";
import { notificationsShown } from "#app/notifications/notifications-page.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { chooseDigest, confirmAddress } from "#db/mails.server.ts";
import { addUser, standingOf, userByEmail } from "#db/people.server.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { deliver } from "#test/support/deliver.ts";
import { type MailServer, mailServer } from "#test/support/mail-server.ts";
import { testTools } from "#test/support/tools.ts";

let server: MailServer;
let desk: Desk;
beforeEach(async () => {
  server = await mailServer({ tls: false });
  desk = aDesk({
    ASSAY_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    ...{ ASSAY_SMTP_TLS: "offered", ASSAY_SMTP_FROM: "assay@desk.example", ASSAY_URL: "https://assay.example" },
  });
});
afterEach(async () => {
  desk.dispose();
  await server.stop();
});

it("sends what is due, once, counts it, and says where there is no server", async () => {
  const db = openDatabase(databasePath(desk.dataFolder));
  const person = { name: "Lea", email: "lea@desk.example", role: "lead" as const };
  const added = await addUser(db, { ...person, createdBy: "t", createdAt: 0 });
  const userId = added.kind === "added" ? added.id : "";
  const hour = new Date().getUTCHours();
  await chooseDigest(db, { userId, rhythm: "daily", hour, weekday: 0, timeZone: "UTC", changedAt: 0 });
  await confirmAddress(db, userId, person.email);
  db.$client.close();
  const sent = await desk.run("digest", "--send", "--json");
  expect([sent.code, JSON.parse(sent.stdout)]).toEqual([0, { made: 1, taken: 1, putOff: 0, lost: 0 }]);
  expect(server.taken.map(({ to }) => to)).toEqual([["lea@desk.example"]]);
  const again = await desk.run("digest", "--send");
  expect([again.code, again.stderr]).toEqual([0, expect.stringMatching(/^\d due, 0 sent, 0 put off, 0 given up/)]);
  const without = aDesk();
  const refused = await without.run("digest", "--send");
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("There is no mail server.")]);
  without.dispose();
});

it("tells the visitor of the demo what happened in it: all but the newest read, and a task that is due", async () => {
  const tools = await testTools();
  const tell = await seedNotifications(tools);
  const { weeks } = await threeWeeks(tools);
  for (const week of weeks) await deliver(tools, week, lines(3));
  await demoEntry(tools);
  await tell();
  const user = await userByEmail(tools.db, VISITOR.email);
  if (!user) throw new Error("Nobody visits.");
  const person = { ...user, sessionId: "s", ...(await standingOf(tools.db, user)) };
  const shown = await notificationsShown(tools.db, person);
  expect(shown.length).toBeGreaterThanOrEqual(4);
  expect(shown.filter(({ kind }) => kind === "decision.wanted")).toHaveLength(3);
  expect(shown.map(({ kind }) => kind)).toContain("assignment.given");
  expect(shown.every(({ state }) => state === "new")).toBe(true);
  await tell();
  expect((await notificationsShown(tools.db, person)).filter(({ kind }) => kind === "decision.wanted")).toHaveLength(3);
  tools.dispose();
});
