/** What the visitor of the demo would have been told of all that happened in it. */
import { type NotifyTools, notifyOfClocks, notifyOfEvents } from "#app/notifications/collect.server.ts";
import { insertAssignment } from "#db/assignments.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { markRead, notificationsOf, readTo } from "#db/notifications.server.ts";
import { userByEmail } from "#db/people.server.ts";
import { DAY, SIGNER } from "./demo-steps.ts";
import { VISITOR } from "./seed-people.ts";

/** The rest was read long ago. */
const LEFT_NEW = 6;

/** Call it before the demo happens; what it returns, once its visitor has an account. */
export async function seedNotifications(tools: NotifyTools): Promise<() => Promise<void>> {
  const { db, now } = tools;
  await readTo(db);
  return async () => {
    const visitor = await userByEmail(db, VISITOR.email);
    if (!visitor) return;
    await notifyOfEvents(tools);
    const older = (await notificationsOf(db, visitor.id, LEFT_NEW + 1)).at(LEFT_NEW);
    if (older) await markRead(db, { userId: visitor.id, upTo: older.id, now: now() });
    const [contract] = await listContracts(db);
    if (contract) {
      const about = { subjectKind: "contract" as const, subjectKey: contract.id, contractId: contract.id };
      const dueOn = new Date(now() + 2 * DAY).toISOString().slice(0, 10);
      const task = "Read the newest week and say whether the vendor should be asked for a rework.";
      await insertAssignment(db, { ...about, task, assignee: visitor.name, dueOn, author: SIGNER, createdAt: now() });
    }
    await notifyOfEvents(tools);
    await notifyOfClocks(tools);
  };
}
