// webhooks.mjs <spec> <receive_to_sqlite>: undici sends the documented webhooks to
// receive_to_sqlite, one by one, chunked and pipelined. Each is listed once.
import { execFileSync, spawn } from "node:child_process";
import { channel } from "node:diagnostics_channel";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { finish, judge, readJson } from "./judge.mjs";

const { Client } = await judge("undici");
const [specPath, program] = process.argv.slice(2);
const failures = [];

function expect(found, expected, what) {
  if (!isDeepStrictEqual(found, expected))
    failures.push(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

/// The documented examples, and copies with other delivery keys.
function events(spec, way, copies) {
  const result = [];
  for (const { post } of Object.values(spec.webhooks))
    for (const { value } of Object.values(
      post.requestBody.content["application/json"].examples,
    ))
      for (let copy = 0; copy < copies; ++copy) {
        const event = structuredClone(value);
        const [key] = post["x-delivery-key"];
        const names = key.split("/").slice(1);
        const last = names.pop();
        const parent = names.reduce((part, name) => part[name], event);
        if (copy > 0) parent[last] = `${way} ${copy}`;
        result.push({ operation: post.operationId, body: JSON.stringify(event) });
      }
  return result;
}

async function* pieces(text) {
  for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
}

const ways = {
  keep_alive: { pipelining: 1, body: (text) => text },
  chunked: { pipelining: 1, body: pieces },
  pipelined: { pipelining: 16, body: (text) => text },
};

/// Sends events twice on one connection. Returns the most requests that waited
/// for answers at a time.
async function send(origin, { pipelining, body }, events) {
  const client = new Client(origin, { pipelining });
  let connections = 0;
  client.on("connect", () => ++connections);
  let waiting = 0;
  let most = 0;
  const on_sent = () => (most = Math.max(most, ++waiting));
  const on_answer = () => --waiting;
  channel("undici:client:sendHeaders").subscribe(on_sent);
  channel("undici:request:headers").subscribe(on_answer);
  await Promise.all(
    [...events, ...events].map(async (event) => {
      const answer = await client.request({
        method: "POST",
        path: `/hooks/${event.operation}`,
        headers: { "content-type": "application/json" },
        body: body(event.body),
        idempotent: true,
      });
      expect(answer.statusCode, 200, event.operation);
      expect(await answer.body.text(), "{}", `the answer to ${event.operation}`);
    }),
  );
  channel("undici:client:sendHeaders").unsubscribe(on_sent);
  channel("undici:request:headers").unsubscribe(on_answer);
  await client.close();
  expect(connections, 1, "connections");
  return most;
}

const folder = mkdtempSync(join(tmpdir(), "airudder-webhooks-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const database = ["--database", join(folder, "events.db")];
const receiver = spawn(program, [...database, "--listen", "127.0.0.1:0"], {
  stdio: ["ignore", "ignore", "pipe"],
});
process.on("exit", () => receiver.kill("SIGKILL"));
const [line] = await once(createInterface({ input: receiver.stderr }), "line");
const origin = line.replace("listening on ", "");

const spec = readJson(specPath);
const sent = [];
for (const [name, way] of Object.entries(ways)) {
  const some = events(spec, name, 50);
  const most = await send(origin, way, some);
  expect(most > 1, way.pipelining > 1, `${name}: more than one request at a time`);
  sent.push(...some);
}
receiver.kill("SIGTERM");
expect((await once(receiver, "exit"))[0], 0, "exit code");

const listed = execFileSync(program, [...database, "--list"], { encoding: "utf8" })
  .split("\n")
  .filter((text) => text)
  .map((text) => JSON.parse(text));
const texts = (events) =>
  events.map(({ operation, body }) => `${operation} ${body}`).sort();
// The examples themselves were sent in every way.
expect(texts(listed), [...new Set(texts(sent))], "events");
for (const { operation, issues } of listed) expect(issues, [], `issues of ${operation}`);
finish(`undici, ${2 * sent.length} requests`, failures);
