// A disk that is really full: a small file system in memory, in a mount namespace of its own, that goes away with its process.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Outbox, compare, crowd, verifyReceipts } from "./crowd.mjs";
import { execute, helpdesk, logged, prepare, put, serve } from "./desk.mjs";
import { makePackage } from "./package.mjs";

/** Who may mount: root itself, whom the system lets be root of a namespace, or root in a changed root, which is no mount of its own. */
const ways = [
  { unshare: ["--mount"], nsenter: ["--mount", "--root", "--wd"] },
  { unshare: ["--map-root-user", "--mount"], nsenter: ["--preserve-credentials", "--user", "--mount", "--root", "--wd"] },
  { unshare: ["--mount", "--propagation", "unchanged"], nsenter: ["--mount", "--root", "--wd"] },
];

/** Mounts a disk of `size` KiB at `folder`, which is there as long as the program that is given lives. */
function mountDisk(way, folder, size) {
  const holder = spawn("unshare", [...way.unshare, "sh", "-c", `mount -t tmpfs -o size=${size}k,mode=700 tmpfs "$0" && echo mounted && cat && umount "$0"`, folder]);
  let why = "";
  holder.stderr.on("data", (chunk) => (why += chunk));
  return new Promise((resolve, reject) => {
    holder.stdout.once("data", () => resolve(holder));
    holder.once("exit", () => reject(new Error(`No small disk could be made: ${why}`)));
  });
}

/** A desk whose store is alone on a disk of `size` KiB; `within` runs a command where that disk is seen, `disk` is its folder from here.
 * Nothing where the machine lets nobody mount, not even root: there only the floor of submissions.test.mjs is seen. */
async function onSmallDisk(t, size) {
  const desk = await prepare(t, { roster: null });
  const folder = join(desk.dir, "disk");
  await mkdir(folder);
  let holder, way;
  for (way of ways) {
    holder = await mountDisk(way, folder, size).catch((error) => t.diagnostic(error.message.trim()));
    if (holder) break;
  }
  if (!holder) return null;
  t.after(() => holder.stdin.end());
  const within = ["nsenter", ...way.nsenter, "--target", String(holder.pid)];
  return { ...desk, store: join(folder, "helpdesk.db"), within, folder, disk: `/proc/${holder.pid}/root${folder}` };
}
/** A command of the desk on that disk. */
const command = (desk, ...args) => execute(desk.within[0], [...desk.within.slice(1), helpdesk, ...args]);

const anything = ["--puts-per-minute", "0", "--disk-floor", "0"];

test("on a full disk every package is answered by 503 or is kept whole, the kept ones are answered for, and room that is made is used at once", async (t) => {
  const desk = await onSmallDisk(t, 3000);
  if (!desk) return;
  const reserve = join(desk.disk, "reserve");
  await writeFile(reserve, Buffer.alloc(1 << 20, 1));
  const server = await serve(t, desk, [...anything, "--new"]);
  const outbox = new Outbox();
  let refused = 0;
  await crowd(server, outbox, 4, async () => (refused < 20 ? outbox.make() : null), (one, answer) => {
    if (answer.status === 201) return;
    ++refused;
    assert.deepEqual([answer.status, answer.body.type, answer.headers.get("retry-after")], [503, "urn:qopi:problem:busy", "30"]);
  });
  assert.ok(refused >= 20, `${refused} were refused before the desk was gone`);
  const kept = outbox.heard.length;
  assert.ok(kept > 50, `${kept} were kept`);
  await logged(server, /The disk is full, so nothing can be written to the store .* Free some space\./);
  assert.equal(await compare(desk.store, outbox, desk.within), kept, "what was refused is not there in part");
  for (const one of outbox.heard.slice(-20)) assert.equal((await outbox.send(server, one)).status, 200);
  assert.equal((await fetch(`${server.url}/api/v1/submissions/${outbox.heard[0].id}/receipt`)).status, 200);

  const { reference } = JSON.parse(Buffer.from(outbox.heard[0].receipt.split(".")[1], "base64url"));
  for (const [args, says] of [[["mark", reference, "checking", "--note", "x".repeat(400), "--store", desk.store], /disk is full/],
    [["backup", join(desk.folder, "backup.db"), "--store", desk.store, "--keys", desk.keys], /could not be written: The disk is full/]]) {
    const ended = await command(desk, ...args);
    // A row or two may still fit into pages that are there; then it was written.
    if (args[0] === "mark" && ended.code === 0) continue;
    assert.equal(ended.code, 2, args[0]);
    assert.match(ended.err, says);
  }
  assert.deepEqual((await readdir(desk.disk)).filter((name) => name.startsWith("backup")), [], "half a backup is not left behind");

  // Killed and started again while the disk is full.
  await server.stop("SIGKILL");
  const again = await serve(t, desk, anything);
  for (const one of outbox.heard.slice(0, 20)) assert.equal((await outbox.send(again, one)).status, 200);
  await rm(reserve);
  const waiting = outbox.unheard;
  await crowd(again, outbox, 4, async () => waiting.shift());
  assert.equal(outbox.unheard.length, 0, "with room again all are taken, without a new start");
  await verifyReceipts(again, outbox);
  await again.stop();
  await compare(desk.store, outbox, desk.within);
  t.diagnostic(`a disk of 3,000 KiB: ${kept} kept, ${refused} refused, none lost; ${outbox.heard.length} in the end`);
});

test("on a disk without any room the desk says so and ends, or serves and takes nothing", async (t) => {
  for (const size of [4, 16, 64]) {
    const desk = await onSmallDisk(t, size);
    if (!desk) return;
    const started = await serve(t, desk, [...anything, "--new"]).catch((error) => error);
    if (started instanceof Error) {
      assert.match(started.message, /^helpdesk did not start: helpdesk: The (store|disk) .*\.\n$/, `${size} KiB`);
    } else {
      const { id, bytes } = await makePackage();
      assert.equal((await put(started, id, bytes)).status, 503, `${size} KiB`);
      assert.deepEqual(await started.stop(), { code: 0, signal: null });
    }
  }
});
