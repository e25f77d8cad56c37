// What was answered with 201 is on the disk: the desk is killed and what it said is compared with what it has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { long } from "./crowd.mjs";
import { execute, jsonLines, prepare, put, run, serve } from "./desk.mjs";
import { makePackage } from "./package.mjs";

test("a record whose 201 was heard is there after kill -9, with the same receipt", async (t) => {
  const desk = await prepare(t);
  const heard = [];
  for (let round = 0; round < 5; ++round) {
    const server = await serve(t, desk, ["--puts-per-minute", "0"]);
    for (let i = 0; i < 3; ++i) {
      const { id, bytes } = await makePackage();
      const answer = await put(server, id, bytes);
      assert.equal(answer.status, 201);
      heard.push({ id, bytes, receipt: answer.body.receipt });
    }
    await server.stop("SIGKILL");
  }
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  for (const { id, bytes, receipt } of heard) {
    const answer = await put(server, id, bytes);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.receipt, receipt);
  }
  assert.equal(jsonLines((await run(["list", "--json", "--store", desk.store])).out).length, heard.length);
});

test("killed in the middle of many uploads, it has every one that it answered for, and none in part", async (t) => {
  const desk = await prepare(t);
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  // An address has 64 connections at most, so that never all of them are answered before the kill.
  const count = long ? 200 : 100, enough = count / 5;
  const packages = await Promise.all(Array.from({ length: count }, () => makePackage()));
  const heard = new Map();
  const sending = packages.map(async ({ id, bytes }) => {
    const answer = await put(server, id, bytes);
    if (answer.status === 201) heard.set(id, answer.body.receipt);
    if (heard.size >= enough) server.child.kill("SIGKILL");
  });
  await Promise.allSettled(sending);
  await server.ended;
  assert.ok(heard.size >= enough && heard.size < count, `${heard.size} were answered`);
  assert.equal((await execute("sqlite3", [desk.store, "PRAGMA integrity_check"])).out, "ok\n");
  const again = await serve(t, desk, ["--puts-per-minute", "0"]);
  for (const { id, bytes } of packages) {
    const answer = await put(again, id, bytes);
    assert.equal(answer.status, heard.has(id) ? 200 : answer.status);
    assert.ok([200, 201].includes(answer.status));
    if (heard.has(id)) assert.equal(answer.body.receipt, heard.get(id));
  }
  assert.equal(jsonLines((await run(["list", "--json", "--store", desk.store])).out).length, count);
});

test("staff can list, mark and take while uploads come in", async (t) => {
  const desk = await prepare(t);
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  const first = await makePackage();
  const { body } = await put(server, first.id, first.bytes);
  const { reference } = JSON.parse(Buffer.from(body.receipt.split(".")[1], "base64url"));
  let running = true;
  const uploads = (async () => {
    for (let count = 0; ; ++count) {
      if (!running) return count;
      const { id, bytes } = await makePackage();
      assert.equal((await put(server, id, bytes)).status, 201);
    }
  })();
  for (let i = 0; i < (long ? 10 : 4); ++i) {
    const marked = await run(["mark", reference, "checking", "--note", `Look ${i}`, "--store", desk.store]);
    assert.equal(marked.code, 0, marked.err);
    assert.equal((await run(["list", "--store", desk.store])).code, 0);
  }
  running = false;
  assert.ok((await uploads) > 0);
});
