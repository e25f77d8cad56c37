// The Help Desk's keys: made, kept, published, and understood by other people's programs.
import assert from "node:assert/strict";
import { chmod, copyFile, readFile, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { checked, deskInfo, execute, folder, jsonLines, logged, prepare, put, run, serve, startDesk } from "./desk.mjs";
import { fullest, fullestSealed, jose, makePackage } from "./package.mjs";
import { until } from "../until.mjs";

/** The key files of one use in a folder, newest last. */
const filesOf = async (keys, use) => (await readdir(keys)).filter((name) => name.startsWith(`${use}-`)).sort((a, b) => a.split("-")[1] - b.split("-")[1]);
/** The part of a key that everyone may have. */
async function keyIn(keys, file) {
  const { kty, crv, x, y, kid } = JSON.parse(await readFile(join(keys, file), "utf8"));
  return { kty, crv, x, y, kid };
}
/** A package that is sealed to a key. */
const sealedTo = async (sealKey) => makePackage({ content: fullest(), sealed: fullestSealed(), sealKey });
const newKeys = async (keys) => assert.equal((await run(["keys", "new", "--keys", keys])).code, 0);

test("new keys are two files that only their account can read", async (t) => {
  const keys = join(await folder(t), "deep", "keys");
  assert.equal((await run(["keys", "new", "--keys", keys])).code, 0);
  const files = (await readdir(keys)).sort();
  assert.equal(files.length, 2);
  assert.match(files[0], /^seal-1-[a-z2-9]{8}\.jwk$/);
  assert.match(files[1], /^sign-1-[a-z2-9]{8}\.jwk$/);
  for (const file of files) {
    assert.equal((await stat(join(keys, file))).mode & 0o777, 0o600);
    const jwk = JSON.parse(await readFile(join(keys, file), "utf8"));
    assert.deepEqual([jwk.kty, jwk.crv, jwk.kid], ["EC", "P-256", file.replace(".jwk", "")]);
  }
  assert.equal((await stat(keys)).mode & 0o777, 0o700);
});

test("the desk publishes public parts only", async (t) => {
  const desk = await startDesk(t);
  const { keys } = await deskInfo(desk);
  for (const key of [...keys.seal, ...keys.sign]) assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
  assert.deepEqual([keys.seal[0].use, keys.seal[0].alg, keys.sign[0].use, keys.sign[0].alg], ["enc", "ECDH-ES", "sig", "ES256"]);
});

test("after new keys, old receipts still verify and what was sealed for the old key still opens", async (t) => {
  const desk = await prepare(t);
  let server = await serve(t, desk);
  const before = await deskInfo(server);
  const first = await makePackage();
  const { body: { receipt } } = await put(server, first.id, first.bytes);
  const prepared = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: before.keys.seal[0] });
  await server.stop();

  assert.equal((await run(["keys", "new", "--keys", desk.keys])).code, 0);
  server = await serve(t, desk);
  const after = await deskInfo(server);
  assert.notEqual(after.keys.seal[0].kid, before.keys.seal[0].kid);
  assert.equal(after.keys.seal.length, 1, "nothing new should be sealed for an old key");
  assert.deepEqual(after.keys.sign.map((key) => key.kid.split("-")[1]), ["2", "1"]);
  await jose.compactVerify(receipt, jose.createLocalJWKSet({ keys: after.keys.sign }));
  assert.equal((await put(server, prepared.id, prepared.bytes)).status, 201);
  const again = await put(server, first.id, first.bytes);
  assert.equal(again.body.receipt, receipt, "the same receipt, signed with the old key");
});

test("Debian's jose verifies the receipt and refuses a changed one", async (t) => {
  const desk = await startDesk(t);
  const { id, bytes } = await makePackage();
  const { body: { receipt } } = await put(desk, id, bytes);
  await writeFile(join(desk.dir, "sign.jwk"), JSON.stringify((await deskInfo(desk)).keys.sign[0]));
  const verify = (jws) => execute("jose", ["jws", "ver", "-i", "-", "-k", join(desk.dir, "sign.jwk"), "-O", "-"], { input: jws });
  const good = await verify(receipt);
  assert.equal(good.code, 0, good.err);
  assert.equal(JSON.parse(good.out).id, id);
  const [head, payload, signature] = receipt.split(".");
  const other = `${payload.slice(0, -2)}${payload.at(-2) === "A" ? "B" : "A"}${payload.at(-1)}`;
  assert.notEqual((await verify(`${head}.${other}.${signature}`)).code, 0);
});

test("Debian's jose opens the sealed part with the Help Desk's key", async (t) => {
  const desk = await startDesk(t);
  const { keys } = await deskInfo(desk);
  const { object } = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: keys.seal[0] });
  const opened = await execute("jose", ["jwe", "dec", "-i", "-", "-k", join(desk.keys, `${keys.seal[0].kid}.jwk`)], { input: object.sealed });
  assert.equal(opened.code, 0, opened.err);
  assert.deepEqual(JSON.parse(opened.out), fullestSealed());
});

test("without keys, one sentence says how to make them", async (t) => {
  const desk = await prepare(t);
  const none = join(desk.dir, "none");
  for (const args of [["serve", "--site", desk.site], ["take", join(desk.dir, "x.json")]]) {
    const ended = await run([...args, "--store", desk.store, "--keys", none]);
    assert.equal(ended.code, 2);
    assert.equal(ended.err, `helpdesk: There are no keys in ${none}. Make them with: helpdesk keys new --keys ${none}\n`);
  }
});

test("a key file that others can read, or that is damaged, is refused with what to do", async (t) => {
  const desk = await prepare(t);
  const start = () => run(["serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys]);
  const file = join(desk.keys, (await readdir(desk.keys))[0]);
  await chmod(file, 0o644);
  assert.match((await start()).err, /Close it with: chmod 600 /);
  await chmod(file, 0o600);
  const jwk = await readFile(file, "utf8");
  for (const broken of ["", "{}", jwk.replace(/"d":"[^"]*",/, ""), jwk.replace("seal-1", "seal-2"), jwk.slice(0, -10)]) {
    await writeFile(file, broken);
    const ended = await start();
    assert.equal(ended.code, 2);
    assert.match(ended.err, /^helpdesk: The key file .* is damaged\..*\n$/);
  }
});

test("keys and store are never served: both are refused inside the site", async (t) => {
  const desk = await prepare(t);
  const inside = join(desk.site, "keys");
  await rename(desk.keys, inside);
  const keys = await run(["serve", "--site", desk.site, "--store", desk.store, "--keys", inside]);
  assert.deepEqual([keys.code, keys.err.includes("lie inside the site")], [2, true]);
  const store = await run(["serve", "--site", desk.site, "--store", join(desk.site, "helpdesk.db"), "--new", "--keys", desk.keys]);
  assert.deepEqual([store.code, store.err.includes("lie inside the site")], [2, true]);
});

test("two key sets in one folder both open what was sealed to them; which one is current is asked for, and newer keys are the answer", async (t) => {
  const [desk, other] = [await prepare(t, { ownKeys: true }), await prepare(t, { ownKeys: true })];
  const own = await keyIn(desk.keys, (await filesOf(desk.keys, "seal"))[0]);
  for (const file of await readdir(other.keys)) await copyFile(join(other.keys, file), join(desk.keys, file));
  const [first, second] = await filesOf(desk.keys, "seal");
  const ended = await run(["serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys]);
  assert.equal(ended.code, 2);
  assert.match(ended.err, /^helpdesk: In \S+ two keys are the newest: seal-1-\w+ and seal-1-\w+\. Make newer ones, .*: helpdesk keys new --keys \S+\n$/);
  await newKeys(desk.keys);
  const server = await serve(t, desk);
  assert.match((await deskInfo(server)).keys.seal[0].kid, /^seal-2-/);
  assert.ok([first, second].includes(`${own.kid}.jwk`));
  for (const file of [first, second]) {
    const made = await sealedTo(await keyIn(desk.keys, file));
    assert.equal((await put(server, made.id, made.bytes)).status, 201, file);
  }
});

test("keys that are made by eight programs at once have eight numbers", async (t) => {
  const keys = join(await folder(t), "keys");
  await Promise.all(Array.from({ length: 8 }, () => newKeys(keys)));
  for (const use of ["seal", "sign"]) assert.deepEqual((await filesOf(keys, use)).map((name) => Number(name.split("-")[1])), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a package that is sealed to keys made after the start is taken, and they are current from then on", async (t) => {
  const server = await startDesk(t, { ownKeys: true });
  await newKeys(server.keys);
  const [, newest] = await filesOf(server.keys, "seal");
  const made = await sealedTo(await keyIn(server.keys, newest));
  assert.equal((await put(server, made.id, made.bytes)).status, 201);
  assert.equal(`${(await deskInfo(server)).keys.seal[0].kid}.jwk`, newest);
});

test("a package whose key is not here is told to come again, is set aside as a file, and is taken by both roads once the key is back", async (t) => {
  const desk = await prepare(t, { ownKeys: true });
  const lost = join(desk.dir, "lost.jwk");
  await newKeys(desk.keys);
  const [old] = await filesOf(desk.keys, "seal");
  const key = await keyIn(desk.keys, old);
  await rename(join(desk.keys, old), lost);
  const server = await serve(t, desk);
  const [sent, filed] = [await sealedTo(key), await sealedTo(key)];
  const answer = await put(server, sent.id, sent.bytes);
  assert.deepEqual([answer.status, answer.body.type, answer.headers.get("retry-after")], [503, "urn:qopi:problem:no-key", "30"]);
  await logged(server, new RegExp(`A package is sealed to the key ${key.kid}, which is not here\\. Restore its file\\.`));
  const file = join(desk.dir, "filed.json");
  await writeFile(file, filed.bytes);
  const at = ["--store", desk.store, "--keys", desk.keys];
  const [aside] = jsonLines((await run(["take", "--json", file, ...at])).out);
  assert.equal(aside.code, "sealed");
  await rename(lost, join(desk.keys, old));
  // The folder is looked into once a second at most.
  await until("the key", async () => (await put(server, sent.id, sent.bytes)).status === 201);
  const [taken] = jsonLines((await run(["set-aside", "retry", "--json", ...at])).out);
  assert.deepEqual([taken.severity, taken.id], ["ok", filed.id]);
});

test("what a stranger wrote in the place of a key's name is not in the log", async (t) => {
  const server = await startDesk(t);
  const { keys } = await deskInfo(server);
  for (const kid of ["seal-1-\u001b[31mred", "K".repeat(41), "seal-1-abc\nhelpdesk: all is well"]) {
    const made = await sealedTo({ ...keys.seal[0], kid });
    assert.equal((await put(server, made.id, made.bytes)).status, 503);
  }
  await logged(server, /(A package is sealed to the key of another form than ours, which is not here[^]*){3}/);
  assert.equal(server.log.match(/A package is sealed to the key of another form than ours, which is not here/g).length, 3);
  assert.ok(!/red|KKK|all is well/.test(server.log));
});

test("a key that is gone, and that packages or receipts still name, is told of at the start", async (t) => {
  const desk = await prepare(t, { ownKeys: true });
  let server = await serve(t, desk);
  const made = await sealedTo((await deskInfo(server)).keys.seal[0]);
  assert.equal((await put(server, made.id, made.bytes)).status, 201);
  await checked(server);
  await server.stop();
  assert.ok(!server.log.includes("is not in"));
  const gone = [(await filesOf(desk.keys, "seal"))[0], (await filesOf(desk.keys, "sign"))[0]];
  await newKeys(desk.keys);
  for (const file of gone) await rename(join(desk.keys, file), join(desk.dir, file));
  server = await serve(t, desk);
  await checked(server);
  await server.stop();
  for (const file of gone) await until("the log to name the key", () => server.log.includes(`The key ${file.replace(".jwk", "")}, which 1 package or receipt names, is not in ${desk.keys}. Restore its file`));
});
