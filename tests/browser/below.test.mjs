// The site below a path, behind a proxy: all of it loads, and what is submitted arrives.
import assert from "node:assert/strict";
import { below, layBelow } from "../web/below_proxy.mjs";
import { inChromium, journey } from "./journey.mjs";
import { reference, submit, walkElsewhere } from "./person.mjs";

journey("an interest is sent from a site that lies below a path, and nothing is asked for outside of it", { engines: inChromium }, async ({ tab, desk, t }) => {
  const proxy = await layBelow(t, { url: desk.url });
  desk.url = `${proxy.url}${below}/`;
  await walkElsewhere(tab, desk.url);
  await submit(tab);
  const given = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [given]);
  assert.deepEqual(proxy.strayed, []);
});
