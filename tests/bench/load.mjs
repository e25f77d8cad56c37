// What the desk bears: durable packages a second beside what SQLite itself commits on the same disk in the same run, slow clients
// beside a normal one, full headers beside plain ones, connections that are opened and left, and its memory over an hour's worth of requests.
import { spawn } from "node:child_process";
import { readFile, readdir, stat } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { helpdesk, prepare, put, serve, startDesk } from "../helpdesk/desk.mjs";
import { contentDigest, makePackage } from "../helpdesk/package.mjs";
import { bench, median, ms, quantile, row, times } from "./bench.mjs";

const program = process.env.COMMIT_BENCH ?? join(dirname(helpdesk), "commit_bench");
const rounds = 5, perRound = 400, requests = 60_000, left = 10_000;

/** One client on one connection that stays open: gives the milliseconds of each of its packages. */
async function client(server, packages) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const took = [];
  for (let made = packages.shift(); made; made = packages.shift()) {
    const begun = performance.now();
    const status = await new Promise((resolve, reject) => {
      const request = http.request({ agent, host: "127.0.0.1", port: server.port, method: "PUT", path: `/api/v1/submissions/${made.id}`,
        headers: { "Content-Type": "application/json", "Content-Length": made.bytes.length, "Content-Digest": contentDigest(made.bytes) } },
      (answer) => { answer.resume(); answer.on("end", () => resolve(answer.statusCode)); });
      request.on("error", reject);
      request.end(made.bytes);
    });
    if (status !== 201) throw new Error(`A package was answered by ${status}.`);
    took.push(performance.now() - begun);
  }
  agent.destroy();
  return took;
}

const many = (count) => Promise.all(Array.from({ length: count }, () => makePackage()));
/** What "VmRSS" and the like say of a process, in MiB. */
const memory = async (pid) => Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
const files = async (pid) => (await readdir(`/proc/${pid}/fd`)).length;

await bench(async (t) => {
  const server = await startDesk(t, { args: ["--puts-per-minute", "0", "--connections-per-address", "1000"] });
  const sqlite = spawn(program, [join(server.dir, "commits.db")], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => sqlite.kill());
  const lines = createInterface({ input: sqlite.stdout })[Symbol.asyncIterator]();
  const size = (await makePackage()).bytes.length;

  console.log(`Durable packages, ${size} bytes each, ${rounds} rounds of ${perRound} by turns`);
  row("", "a second", "p50", "p99", "rate / SQLite's");
  const found = new Map(["SQLite alone", 1, 8, 64].map((who) => [who, { rates: [], took: [] }]));
  for (let round = 0; round < rounds; ++round)
    for (const [who, { rates, took }] of found) {
      const packages = who === "SQLite alone" ? [] : await many(perRound);
      const begun = performance.now();
      let each;
      if (who === "SQLite alone") {
        sqlite.stdin.write(`${perRound} ${size}\n`);
        each = (await lines.next()).value.split(" ").map(Number);
      } else {
        each = (await Promise.all(Array.from({ length: who }, () => client(server, packages)))).flat();
      }
      rates.push(perRound / (performance.now() - begun) * 1000);
      took.push(...each);
    }
  const base = found.get("SQLite alone").rates;
  for (const [who, { rates, took }] of found)
    row(typeof who === "string" ? `${who}, one row a commit` : `the desk, ${who} client${who > 1 ? "s" : ""}`, median(rates).toFixed(0), ms(median(took)), ms(quantile(took, 0.99)),
      times(median(rates.map((rate, i) => rate / base[i]))));

  console.log("200 clients that send a byte now and then, beside one that sends 200 packages");
  row("", "p50", "p99", "slowest");
  for (const slow of [0, 200, 0, 200]) {
    const sockets = Array.from({ length: slow }, () => net.connect(server.port, "127.0.0.1"));
    let closed = 0;
    for (const socket of sockets) { socket.on("error", () => {}); socket.on("close", () => ++closed); socket.write("PUT /api/v1/submissions/x HTTP/1.1\r\nHost: 127.0.0.1\r\n"); }
    const dribble = setInterval(() => sockets.forEach((socket, i) => socket.writable && socket.write(`X-${i}: y\r\n`)), 500);
    const took = await client(server, await many(200));
    clearInterval(dribble);
    if (closed > 0) throw new Error(`${closed} of the slow clients were turned away.`);
    sockets.forEach((socket) => socket.destroy());
    row(`with ${slow} slow ones`, ms(median(took)), ms(quantile(took, 0.99)), ms(Math.max(...took)));
  }

  const proxied = await serve(t, await prepare(t), ["--proxy", "127.0.0.1", "--host", "127.0.0.1"]);
  // The desk takes the smaller one, and refuses the larger one.
  for (const size of [24 << 10, 64 << 10]) {
    console.log(`Requests with ${size >> 10} KiB of header, beside plain ones, by turns`);
    row("", "answered by", "median", "p95", "median / plain's");
    const full = (part) => part.repeat(size / part.length);
    const heads = new Map([["plain", {}], ["many fields", Object.fromEntries(Array.from({ length: size / 100 }, (_, i) => [`X-${i}`, "x".repeat(90)]))]]);
    for (const [name, part] of [["Accept-Encoding", "br;q=0,"], ["If-None-Match", `"x",`], ["Content-Digest", "sha-256=,"], ["X-Forwarded-For", "127.0.0.1,"], ["Cookie", "a=b;"], ["X-Unknown", "x"]])
      heads.set(name, { [name]: full(part) });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 }), cost = new Map([...heads.keys()].map((what) => [what, []])), statuses = new Map();
    for (let i = 0; i < 300; ++i)
      for (const [what, headers] of heads) {
        const begun = performance.now();
        statuses.set(what, await new Promise((resolve, reject) => http.get(`${proxied.url}/`, { agent, headers }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode))).on("error", reject)));
        cost.get(what).push(performance.now() - begun);
      }
    agent.destroy();
    for (const [what, all] of cost) row(what, statuses.get(what), ms(median(all)), ms(quantile(all, 0.95)), times(median(all) / median(cost.get("plain"))));
  }

  console.log(`${left.toLocaleString("en")} connections opened and left without a word, beside a client that sends packages`);
  row("", "p50", "p99", "slowest", "files, before", "and after", "VmRSS, before", "and after");
  // Of one address, and of a hundred: the first is held at 64 connections, the others together at what the desk has.
  for (const addresses of [1, 100]) {
    const own = await serve(t, await prepare(t), ["--puts-per-minute", "0"]);
    const before = [await files(own.child.pid), await memory(own.child.pid)];
    const took = [];
    let opening = true;
    const normal = (async () => {
      while (opening) took.push(...(await client(own, await many(1))));
    })();
    for (let i = 0; i < left; i += 250)
      await Promise.all(Array.from({ length: 250 }, (_, k) => new Promise((resolve) => {
        const socket = net.connect({ port: own.port, host: "127.0.0.1", localAddress: `127.0.1.${1 + (k % addresses)}` });
        // Half of them are left open until the desk ends them, half are gone at once.
        socket.on("connect", () => { if (k % 2) socket.destroy(); resolve(); });
        socket.on("error", resolve);
        socket.on("close", resolve);
        socket.unref();
      })));
    opening = false;
    await normal;
    // The desk ends who says nothing after ten seconds; then it has what it had before.
    let now = await files(own.child.pid);
    for (const begun = performance.now(); now > before[0] + 8 && performance.now() - begun < 30_000; now = await files(own.child.pid)) await put(own, "x", Buffer.from("{}")).catch(() => {});
    row(`from ${addresses} address${addresses > 1 ? "es" : ""}`, ms(median(took)), ms(quantile(took, 0.99)), ms(Math.max(...took)), before[0], now, `${before[1].toFixed(1)} MiB`, `${(await memory(own.child.pid)).toFixed(1)} MiB`);
    await own.stop();
  }

  console.log(`Memory over ${requests.toLocaleString("en")} requests: half of them packages sent again, a quarter files, a quarter receipts`);
  row("after", "VmRSS", "store");
  const known = await many(200);
  await client(server, [...known]);
  const ask = async (i) => {
    const { id, bytes } = known[i % known.length];
    const answer = i % 4 < 2 ? await put(server, id, bytes) : await fetch(i % 4 === 2 ? `${server.url}/` : `${server.url}/api/v1/submissions/${id}/receipt`).then(async (one) => { await one.arrayBuffer(); return one; });
    if (answer.status !== 200) throw new Error(`Request ${i} was answered by ${answer.status}.`);
  };
  for (let done = 0; done <= requests; done += requests / 6) {
    row(done.toLocaleString("en"), `${(await memory(server.child.pid)).toFixed(1)} MiB`, `${((await stat(server.store)).size / 2 ** 20).toFixed(1)} MiB`);
    let next = done;
    const end = Math.min(done + requests / 6, requests);
    await Promise.all(Array.from({ length: 8 }, async () => { while (next < end) await ask(next++); }));
  }
});
