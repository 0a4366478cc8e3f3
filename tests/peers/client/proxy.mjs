// proxy.mjs <port>: connects every CONNECT to this port of loopback, regardless
// of its target.
import { createServer } from "node:http";
import { connect } from "node:net";

const [port] = process.argv.slice(2);
const proxy = createServer();
proxy.on("connect", (request, client) => {
  console.log(`CONNECT ${request.url}`);
  const server = connect(Number(port), "127.0.0.1", () => {
    client.write("HTTP/1.1 200 OK\r\n\r\n");
    server.pipe(client);
    client.pipe(server);
  });
  server.on("error", () => client.destroy());
  client.on("error", () => server.destroy());
});
proxy.listen(0, "127.0.0.1", () => console.log(`listening on ${proxy.address().port}`));
