// A first visit beside a plain HTML form of the same page, by turns: until its first field can be used, and until a choice has its consequence.
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { openDesk } from "../browser/desk.mjs";
import * as chromium from "../browser/engines/chromium.mjs";
import { arrive, goOn, start } from "../browser/person.mjs";
import { until } from "../until.mjs";
import { bench, median, ms, plainPage, row, slow_line, times } from "./bench.mjs";

const rounds = Number(process.env.ROUNDS ?? 15);
const first = "Where is the practice located?";

/** Notes when the first field takes the focus and is painted so, and when its answer brings the next question. Run in the page before all else. */
function watchStart() {
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });
  globalThis.noted = {};
  let field = null;
  const questions = () => document.querySelectorAll("main input, main select, main fieldset").length;
  const look = () => {
    const found = document.querySelector("main select");
    if (!found) return;
    // The program may put another element in its place: what counts is that the person need not begin anew.
    if (found !== field) {
      field = found;
      field.focus({ preventScroll: true });
      if (document.activeElement !== field) return;
      const asked = questions();
      painted((now) => (noted.field ??= now));
      // At the second visit there is a draft, in which the first answer was given.
      const wanted = field.value === "US" ? "CA" : "US";
      const choose = () => {
        field.value = wanted;
        for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      };
      choose();
      // A script at the end of a page is there a moment after the field.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", choose, { once: true });
      const watch = new MutationObserver(() => {
        if (questions() === asked) return;
        watch.disconnect();
        painted((now) => (noted.charge = now));
      });
      watch.observe(document, { childList: true, subtree: true });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** The other order of loading: asks for the largest part of the program before the page has anything else. Run in the page before all else.
 * @param {string} program its address */
function askAhead(program) {
  const ask = new MutationObserver(() => {
    if (!document.head) return;
    ask.disconnect();
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", href: program, as: "fetch", crossOrigin: "" }));
  });
  ask.observe(document, { childList: true, subtree: true });
}

/** In the place of the program a few lines that show the next question. */
const next_question = `<script>document.querySelector("main select").onchange = (event) => {
  const next = document.createElement("fieldset");
  next.innerHTML = '<legend>The next question</legend><label><input type="radio" name="n"> Yes</label><label><input type="radio" name="n"> No</label>';
  event.target.parentElement.after(next);
};</script>`;

/** Serves one page as the Help Desk serves its own: compressed, and of one connection. */
async function serveOne(t, html) {
  const body = brotliCompressSync(html);
  const server = createServer((request, response) => {
    if (request.url !== "/") return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br", "Content-Length": body.length }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, bytes: body.length };
}

async function visit(tab, url, { throttle = 1, line } = {}, ...before) {
  const session = await tab.page.createCDPSession();
  if (line) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
  }
  if (throttle > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await tab.page.evaluateOnNewDocument(watchStart);
  if (before.length > 0) await tab.page.evaluateOnNewDocument(...before);
  await tab.page.goto(url, { waitUntil: "domcontentloaded" });
  await tab.page.waitForFunction(() => globalThis.noted?.charge, { polling: 50, timeout: 60_000 });
  return tab.evaluate(() => globalThis.noted);
}

await bench(async (t) => {
  const desk = await openDesk(t);
  const browser = await chromium.launch({ measured: true });
  t.after(() => browser.close());
  const source = await browser.newTab();
  await start(source, `${desk.url}?view=html`);
  await goOn(source, "Eligibility", "Register New Practice");
  await arrive(source, "Eligibility");
  await until("the first question", () => source.read("combobox", first));
  const plain = await serveOne(t, (await source.evaluate(plainPage)).replace("</body>", `${next_question}</body>`));
  await source.close();

  const program = readdirSync(new URL("../../build/web", import.meta.url)).find((name) => /^registration\.\w+\.wasm$/.test(name));
  const address = `${desk.url}#/register/eligibility`;
  const range = (values) => `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`;
  const tell = (name, found, beside) => {
    for (const [what, key] of [["first field", "field"], ["in charge", "charge"]]) {
      const values = found.map((one) => one[key]), ratio = beside && median(values) / median(beside.map((one) => one[key]));
      row(`${name}, ${what}`, ms(median(values)), range(values), ratio ? times(ratio) : "");
    }
  };
  console.log(`Start, ${rounds} rounds by turns, Chromium, each with a fresh profile; the plain page has ${plain.bytes.toLocaleString("en-US")} bytes`);
  row("", "median", "range", "to plain");
  for (const [how, settings] of [["", {}], [", slow", { line: slow_line, throttle: 4 }]]) {
    const found = { plain: [], page: [], again: [], ahead: [] };
    for (let round = 0; round < rounds; round += 1) {
      const beside = await browser.newTab();
      found.plain.push(await visit(beside, plain.url, settings));
      await beside.page.browserContext().close();
      const tab = await browser.newTab();
      found.page.push(await visit(tab, address, settings));
      // The worker has all files before the same profile comes again.
      await tab.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await tab.page.waitForFunction(() => navigator.serviceWorker.controller || caches.keys().then((keys) => keys.length > 0), { timeout: 60_000 });
      const again = await tab.another();
      await tab.page.close();
      found.again.push(await visit(again, address, settings));
      await again.page.browserContext().close();
      const ahead = await browser.newTab();
      found.ahead.push(await visit(ahead, address, settings, askAhead, program));
      await ahead.page.browserContext().close();
    }
    tell(`plain HTML${how}`, found.plain);
    tell(`this page${how}`, found.page, found.plain);
    tell(`this page again${how}`, found.again, found.plain);
    tell(`with its program asked for ahead${how}`, found.ahead, found.plain);
  }
});
