// A whole browser behind a network of faults: what it submits reaches the Help Desk once, by itself, and the page has its receipt.
import assert from "node:assert/strict";
import { quantile } from "../bench/bench.mjs";
import { seeded } from "../seeded.mjs";
import { faults, layNetwork } from "../web/fault_proxy.mjs";
import { elsewhere, interest } from "./answers.mjs";
import { inChromium, unreachable, visits } from "./journey.mjs";
import { arrive, declare, fill, goOn, start } from "./person.mjs";
import { until } from "../until.mjs";

const submissions = process.env.QOPI_LONG ? 50 : 3;
const faults_max = 4;
/** What the browser itself says of answers like these. */
const heard = [...unreachable, /status of (4|5)\d\d/, /ERR_(CONNECTION|EMPTY|CONTENT|INVALID|INCOMPLETE|SOCKET)/];

visits(`${submissions} submissions from a browser behind a network of faults are each accepted once, with a receipt`, { engines: inChromium, heard, timeout: 400_000 + submissions * 60_000 }, async ({ visit, desk, t }) => {
  const random = seeded(20261124);
  /** The faults before the package of this turn; when they are over nothing comes through until the network is up. */
  let before = [];
  let up = false;
  let over;
  const network = await layNetwork(t, { url: desk.url.slice(0, -1) }, {
    fateOf(_method, path) {
      if (!path.includes("/submissions/") || up) return { fault: "passed" };
      const next = before.shift();
      if (!next) over();
      return next ?? { fault: "dropped" };
    },
  });
  const url = `${network.url}/`;
  desk.url = url;
  const tab = await visit();
  // A hundredth of the product's own back-off: its shape, and a test that ends.
  await tab.before(() => {
    const own = Math.random;
    Math.random = () => own() * 0.01;
  });
  const times = [], references = [];
  for (let i = 0; i < submissions; ++i) {
    up = false;
    // What changes nothing is left out, so that each one meets faults and is received after them.
    const harmful = faults.filter((fault) => !["passed", "delayed", "doubled"].includes(fault));
    before = Array.from({ length: 1 + Math.floor(random() * faults_max) }, () => ({ fault: harmful[Math.floor(random() * harmful.length)], place: random() }));
    const exhausted = new Promise((done) => { over = done; });
    await start(tab, url);
    await goOn(tab, "Eligibility", "Register New Practice");
    await fill(tab, elsewhere);
    await goOn(tab, "Register your interest");
    await fill(tab, interest.map((row) => (row.name === "Name of the practice or site" ? { ...row, answer: `Imagined Clinic ${i}` } : row)));
    await goOn(tab, "Review and submit");
    await declare(tab);
    await tab.press("button", "Submit to the Help Desk");
    await exhausted;
    assert.equal(await tab.count("region", "Receipt"), 0, "nothing is received that was not");
    up = true;
    const up_ms = performance.now();
    await arrive(tab, "Interest received");
    const reference = await until("the receipt", async () => /\b[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{2}\b/.exec((await tab.read("region", "Receipt")).text)?.[0]);
    times.push(performance.now() - up_ms);
    references.push([`Imagined Clinic ${i}`, reference]);
  }
  const records = await desk.ask("list");
  assert.deepEqual(records.map(({ name, reference }) => [name, reference]).sort(), references.sort());
  const happened = network.log.filter(({ path }) => path.includes("/submissions/")).map(({ fault }) => fault);
  t.diagnostic(`${submissions} submissions, ${happened.length} questions, ${new Set(happened).size} sorts of faults; from network-up to receipt p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`);
});
