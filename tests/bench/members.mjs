// What the time of an answer tells of the roster: questions about nobody, about a member with a wrong name, and about a member, in turn.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { prepare, run, serve, verify } from "../helpdesk/desk.mjs";
import { bench, median, ms, quantile, row, times } from "./bench.mjs";

const members = 100_000, rounds = 3000, warm_up = 300;

await bench(async (t) => {
  const desk = await prepare(t, { roster: null });
  const file = join(desk.dir, "roster.csv");
  await writeFile(file, `member_id,family_name,status\n${Array.from({ length: members }, (_, i) => `${200_000 + i},Invented-${i},active`).join("\n")}\n`);
  const imported = await run(["members", "import", file, "--store", desk.store]);
  if (imported.code !== 0) throw new Error(imported.err);
  const server = await serve(t, desk, ["--verifies-per-minute", "0"]);
  const kinds = {
    "no such member": (i) => [900_000 + i, "Somebody"], "a member, a wrong name": (i) => [200_000 + i, "Somebody"], "a member": (i) => [200_000 + i, `Invented-${i}`],
  };
  const taken = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let i = 0; i < rounds + warm_up; ++i)
    for (const [kind, question] of Object.entries(kinds)) {
      const [id, name] = question(i);
      const begun = performance.now();
      await (await verify(server, String(id), name)).text();
      if (i >= warm_up) taken[kind].push(performance.now() - begun);
    }
  console.log(`Asking about members, a roster of ${members.toLocaleString("en")}, ${rounds} questions of each kind in turn`);
  row("", "median", "p95", "median / first's");
  const first = median(taken["no such member"]);
  for (const [kind, all] of Object.entries(taken)) row(kind, ms(median(all)), ms(quantile(all, 0.95)), times(median(all) / first));
  // Half of the same questions against the other half: what chance alone does.
  const [even, odd] = [0, 1].map((half) => median(taken["no such member"].filter((_, i) => i % 2 === half)));
  row("no such member, two halves", ms(even), ms(odd), times(odd / even));
});
