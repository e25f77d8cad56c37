// How long the desk takes until it listens, with many packages in its store beside none; and until it has looked at every byte of them.
import { execute, checked, prepare, put, serve } from "../helpdesk/desk.mjs";
import { makePackage } from "../helpdesk/package.mjs";
import { bench, median, ms, row, times } from "./bench.mjs";

const packages = 100_000, rounds = 5;

/** So many copies of the one submission, each under an id and a reference of its own. */
const copies = `
  WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${packages})
  INSERT INTO submission SELECT i, printf('%s-%d', id, i), digest, kind, printf('%s-%d', reference, i), received_at, road, status, membership, name, receipt, bytes
  FROM n, (SELECT * FROM submission WHERE number = 1)`;

await bench(async (t) => {
  const [empty, full] = [await prepare(t), await prepare(t)];
  const first = await serve(t, full), { id, bytes } = await makePackage();
  await put(first, id, bytes);
  await first.stop();
  const filled = await execute("sqlite3", [full.store, copies]);
  if (filled.code !== 0) throw new Error(filled.err);
  const took = new Map([[empty, { listens: [], looked: [] }], [full, { listens: [], looked: [] }]]);
  for (let round = 0; round < rounds; ++round)
    for (const [desk, { listens, looked }] of took) {
      const begun = performance.now();
      const server = await serve(t, desk);
      listens.push(performance.now() - begun);
      if ((await checked(server)).status !== 200) throw new Error(server.log);
      looked.push(performance.now() - begun);
      await server.stop();
    }
  console.log(`Start with ${packages.toLocaleString("en-US")} packages of ${bytes.length.toLocaleString("en-US")} bytes, ${rounds} rounds by turns`);
  row("", "listens", "all looked at", "listens / empty");
  for (const [desk, { listens, looked }] of took)
    row(desk === empty ? "an empty store" : "a full store", ms(median(listens)), ms(median(looked)), times(median(listens) / median(took.get(empty).listens)));
});
