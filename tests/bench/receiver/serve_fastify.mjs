// A server on Fastify: serve_fastify.mjs PORT PATH HEADER KEY.

import { createHmac, timingSafeEqual } from "node:crypto";
import Fastify from "fastify";

const [port, path, header, key] = process.argv.slice(2);

function isSigned(request, body) {
    const given = Buffer.from(request.headers[header.toLowerCase()] ?? "");
    const expected = Buffer.from(
        createHmac("sha256", key).update(body).digest("hex"));
    return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = Fastify({ bodyLimit: 4 * 1024 * 1024 });
server.addContentTypeParser("application/json", { parseAs: "buffer" },
    (request, body, done) => {
        let status = 401;
        try {
            if (isSigned(request, body)) {
                status = 400;
                return done(null, JSON.parse(body.toString()));
            }
        } catch {
            // Not JSON.
        }
        done(Object.assign(new Error("refused"), { statusCode: status }));
    });
server.post(path, (request, reply) => {
    reply.code("call" in request.body ? 200 : 400).send({});
});
await server.listen({ host: "127.0.0.1", port: Number(port) });
