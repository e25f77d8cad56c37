// A proxy that serves a Help Desk below a path and takes that path off, as many a web server in front of another does.
import { createServer, request as ask } from "node:http";

export const below = "/practices/qopi";

/** What was asked for outside the path is none of the site's: it is not found, and stands in `strayed`. */
export async function layBelow(t, desk) {
  const strayed = [];
  const server = createServer((request, response) => {
    if (!request.url.startsWith(`${below}/`)) {
      strayed.push(request.url);
      return void response.writeHead(404, { "Content-Type": "text/html" }).end("Not here");
    }
    const { method, headers } = request;
    request.pipe(ask(new URL(desk.url).origin + request.url.slice(below.length), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    }).on("error", () => response.destroy()));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, strayed };
}
