/**
 * `npm run docs:answers`: what a real server answers to every example of the OpenAPI document, cut short, into
 * `app/api/answers.json`. Worth doing when an answer comes to say more or less than before.
 */
import { writeFileSync } from "node:fs";
import { PERMISSIONS } from "#app/domain/permission.ts";
import { apiServer } from "./api-server.ts";
import { fixture } from "./fixture.ts";
import { type Document, type Place, sendAll, sendExample } from "./send-example.ts";
import { emptyLists, isList, shortener } from "./short-answer.ts";

const target = new URL("../../app/api/answers.json", import.meta.url);
const server = await apiServer();
try {
  const own = await fixture(server);
  const bearer = await server.bearer({ name: "Ida Lead", role: "admin", scopes: Object.keys(PERMISSIONS) });
  const sending = { server, own, bearer };
  const document: Document = (await server.ask(null, "GET", "/openapi.json")).body;
  const short = shortener({ folder: server.tools.folder, url: server.url, ids: own.ids });
  const answers: Record<string, unknown> = {};
  const waiting = new Map<Place, number>();
  for await (const { key, wanted, answer, ...place } of sendAll(sending, document)) {
    if (String(answer.status) !== wanted) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { operationId, responses } = place.operation;
    if (!responses[wanted]?.content["application/json"]) continue;
    answers[operationId] = short(answer.body);
    if (isList(operationId) && emptyLists(answer.body).length > 0) waiting.set(place, emptyLists(answer.body).length);
    // A list comes before what adds to it, and what was added may be taken away again.
    if (place.method === "get") continue;
    for (const [list, lacking] of waiting) {
      const again = await sendExample(sending, list);
      const still = again.status === 200 ? emptyLists(again.body).length : lacking;
      if (still >= lacking) continue;
      answers[list.operation.operationId] = short(again.body);
      if (still > 0) waiting.set(list, still);
      else waiting.delete(list);
    }
  }
  const lines = Object.entries(answers).map(([id, answer]) => `${JSON.stringify(id)}: ${JSON.stringify(answer)}`);
  writeFileSync(target, `{\n${lines.join(",\n")}\n}\n`);
  process.stdout.write(`${lines.length} answers\n`);
} finally {
  await server.stop();
}
