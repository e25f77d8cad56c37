// A network that fails as it is told, between an app and a real Help Desk: what it passes on are the real bytes, whole or cut.
import { createServer } from "node:http";
import net from "node:net";

/** What may become of a question. Each gets the question, the way to the Help Desk and a place in [0, 1) at which to cut. */
const becomes = {
  passed: async (here) => here.give(await here.ask()),
  delayed: async (here) => {
    const answer = await here.ask();
    await new Promise((done) => setTimeout(done, 1 + here.place * 60));
    here.give(answer);
  },
  doubled: async (here) => here.give((await Promise.all([here.ask(), here.ask()]))[here.place < 0.5 ? 0 : 1]),
  dropped: async (here) => here.end(),
  // The Help Desk gets a beginning of the question, at times the whole of it, and nobody hears its answer.
  "question cut": async (here) => {
    await here.begin(Math.floor(here.place * (here.question.length + 1)));
    here.end();
  },
  "answer cut": async (here) => {
    const answer = await here.ask();
    here.end(answer.subarray(0, Math.floor(here.place * answer.length)));
  },
  "answer lost": async (here) => {
    await here.ask();
    here.end();
  },
  500: async (here) => here.say("500 Internal Server Error", "text/html", "<h1>Oops</h1>"),
  "502 after it arrived": async (here) => {
    await here.ask();
    here.say("502 Bad Gateway", "text/html", "<h1>Bad gateway</h1>");
  },
  503: async (here) => here.say("503 Service Unavailable", "application/problem+json", '{"type":"busy"}', "Retry-After: 1"),
  429: async (here) => here.say("429 Too Many Requests", "application/problem+json", '{"type":"too-many"}', "Retry-After: 1"),
  "302 to a login page": async (here) => here.say("302 Found", "text/html", "", `Location: ${here.login}`),
  "HTML 200": async (here) => here.say("200 OK", "text/html; charset=utf-8", "<!doctype html><title>Welcome to the airport</title>"),
  "JSON 200 without a receipt": async (here) => here.say("200 OK", "application/json", '{"receipt":{"id":"x"},"__proto__":{"kind":"received"}}'),
  "HTML 404": async (here) => here.say("404 Not Found", "text/html", "<h1>Not found</h1>"),
  "receipt of another": async (here) => here.say("200 OK", "application/json", JSON.stringify({ receipt: here.foreign() })),
  "receipt by another": async (here) => here.say("200 OK", "application/json", JSON.stringify({ receipt: await here.forged() })),
};
export const faults = Object.keys(becomes);
/** A question that nobody answers while the network is down. */
becomes.held = async (here) => {
  await here.until;
  here.end();
};
/** One that is answered at last. */
becomes.late = async (here) => {
  await here.until;
  here.give(await here.ask());
};
/** What a test words itself. */
becomes.said = async (here) => here.say(...here.words);

/** The raw bytes of an answer of our own. */
const answerOf = (status, type, body, ...headers) =>
  Buffer.from([`HTTP/1.1 ${status}`, `Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`, "Connection: close", ...headers, "", body].join("\r\n"));

/** Lays a network before a Help Desk. `fateOf` names the fault of a question, by its method and path, and the place at which it cuts;
 * `foreign` and `forged` give receipts that are not the ones for this question. The first part of a path that begins with "/from-" tells who asks and is taken away.
 * @param {(method: string, path: string) => { fault: string, place?: number, words?: string[], until?: Promise<void> }} fateOf */
export async function layNetwork(t, desk, { fateOf, foreign = () => "not.a.receipt", forged = foreign }) {
  /** Each question: who asked it, its path, when it came, its fault, and the status that the Help Desk itself gave. */
  const log = [];
  const target = new URL(desk.url);
  const open = () => net.connect(Number(target.port), target.hostname);

  const server = createServer(async (request, response) => {
    const chunks = [];
    // A page that is closed breaks off.
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const [from] = /^\/from-[^/]*|/.exec(request.url);
    const path = request.url.slice(from.length);
    const body = Buffer.concat(chunks);
    const kept = Object.entries(request.headers).filter(([name]) => !["connection", "host", "content-length"].includes(name));
    const head = [`${request.method} ${path} HTTP/1.1`, `Host: ${target.host}`, "Connection: close", ...(body.length ? [`Content-Length: ${body.length}`] : []),
      ...kept.map(([name, value]) => `${name}: ${value}`)];
    const { fault, place = 0, words, until } = fateOf(request.method, request.url);
    const note = { from, method: request.method, path, asked_ms: performance.now(), fault, statuses: [] };
    log.push(note);
    const { socket } = response;
    const here = {
      question: Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]),
      place,
      words,
      until,
      login: `http://${request.headers.host}/login`,
      foreign: () => foreign(path),
      forged: () => forged(path),
      /** Asks the Help Desk and hears the whole answer. */
      ask: () => new Promise((resolve, reject) => {
        const way = open();
        const heard = [];
        way.on("data", (chunk) => heard.push(chunk));
        way.on("error", reject);
        way.on("close", () => {
          const answer = Buffer.concat(heard);
          note.statuses.push(Number(answer.subarray(9, 12)));
          resolve(answer);
        });
        way.write(here.question);
      }),
      begin: (length) => new Promise((resolve) => {
        const way = open();
        way.on("error", resolve);
        way.on("close", resolve);
        way.on("connect", () => way.end(here.question.subarray(0, length), () => way.resetAndDestroy()));
      }),
      give: (bytes) => socket.end(bytes),
      /** As when a cable is pulled. */
      end: (bytes = Buffer.alloc(0)) => (bytes.length ? socket.write(bytes, () => socket.resetAndDestroy()) : socket.resetAndDestroy()),
      say: (...answer) => socket.end(answerOf(...answer)),
    };
    await becomes[fault](here).catch(() => socket.destroy());
    note.done_ms = performance.now();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, log };
}
