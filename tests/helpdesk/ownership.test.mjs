// What the program trusts, keys, store and backups, belongs to its account, and nobody else can change it or put something in its place.
import assert from "node:assert/strict";
import { chmod, chown, copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { execute, helpdesk, makeEarlier, prepare, put, run, serve } from "./desk.mjs";
import { makePackage } from "./package.mjs";

// Of Debian's base-passwd: an account and a group that own nothing.
const stranger = 65534, group = "nogroup";

/** A desk with a backup, each in a folder of its own. */
async function arrange(t) {
  const desk = await prepare(t);
  await mkdir(join(desk.dir, "data"), { mode: 0o700 });
  await copyFile(desk.store, join(desk.dir, "data", "helpdesk.db"));
  const arranged = { ...desk, data: join(desk.dir, "data"), store: join(desk.dir, "data", "helpdesk.db"), backups: join(desk.dir, "backups") };
  await chmod(arranged.store, 0o600);
  await mkdir(arranged.backups, { mode: 0o700 });
  assert.equal((await backUp(arranged, "one.db")).code, 0);
  return arranged;
}
const firstKey = async (desk) => join(desk.keys, (await readdir(desk.keys))[0]);
const backUp = (desk, name) => run(["backup", join(desk.backups, name), "--store", desk.store, "--keys", desk.keys]);
const restore = (desk) => run(["restore", join(desk.backups, "one.db"), "--store", join(desk.dir, "restored.db")]);
const list = (desk) => run(["list", "--store", desk.store]);
// Nobody has this address (RFC 5737): what is not refused ends all the same.
const serveNowhere = (desk) => run(["serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys, "--listen", "192.0.2.1:80", "--proxy", "192.0.2.2", "--host", "qopi.example.org"]);
const makeKeys = (desk) => run(["keys", "new", "--keys", desk.keys]);

/** What is opened to others, the command that meets it, and what it says; without the first everything goes well. */
const rows = [
  ["a key file that its group can read", async (desk) => chmod(await firstKey(desk), 0o640), (desk) => backUp(desk, "two.db"), /Other accounts can read the key file .*chmod 600 .*--key-group/],
  ["a key file that everyone can read", async (desk) => chmod(await firstKey(desk), 0o604), (desk) => backUp(desk, "two.db"), /Other accounts can read the key file/],
  ["a key file of another account", async (desk) => chown(await firstKey(desk), stranger, 0), (desk) => backUp(desk, "two.db"), /Another account than this one owns the key file .*take it over: chown/],
  ["a key folder into which everyone can write", (desk) => chmod(desk.keys, 0o777), (desk) => backUp(desk, "two.db"), /Everyone can write into the folder .*keys, .*place of the keys\. Close it with: chmod o-w/],
  ["a key folder into which its group can write", (desk) => chmod(desk.keys, 0o770), (desk) => backUp(desk, "two.db"), /The group of the folder .*keys can put other keys there\. Close it with: chmod g-w .*--key-group/],
  ["a key folder of another account", (desk) => chown(desk.keys, stranger, 0), (desk) => backUp(desk, "two.db"), /Another account than this one owns the folder of the keys/],
  ["a key folder into which everyone can write, for new keys", (desk) => chmod(desk.keys, 0o777), makeKeys, /Everyone can write into the folder/],
  ["a store that everyone can read", (desk) => chmod(desk.store, 0o644), list, /Other accounts can read the store .*chmod o-rwx/],
  ["a store of another account that is to be changed", (desk) => chown(desk.store, stranger, 0), (desk) => run(["members", "undo", "--store", desk.store]), /Another account than this one owns the store/],
  ["a store in a folder into which everyone can write", (desk) => chmod(desk.data, 0o777), list, /Everyone can write into the folder .*data, .*place of the store/],
  ["a store in a folder like /tmp, where everyone can put a log beside it", (desk) => chmod(desk.data, 0o1777), list, /Everyone can write into the folder/],
  ["a new store in such a folder", (desk) => chmod(desk.data, 0o777), (desk) => run(["take", "/dev/null", "--new", "--keys", desk.keys, "--store", join(desk.data, "new.db")]), /Everyone can write into the folder/],
  ["new keys in a site", (desk) => writeFile(join(desk.data, "index.html"), ""), (desk) => run(["keys", "new", "--keys", join(desk.data, "new")]), /The folder .*data has an index\.html, so that a web server may show everyone the keys\. Choose a place outside it/],
  ["a new store in a site", (desk) => writeFile(join(desk.data, "index.html"), ""), (desk) => run(["take", "/dev/null", "--new", "--keys", desk.keys, "--store", join(desk.data, "new.db")]), /may show everyone the store/],
  ["a backup in a site", (desk) => writeFile(join(desk.backups, "index.html"), ""), (desk) => backUp(desk, "two.db"), /may show everyone the backup/],
  ["a restored store in a site", (desk) => writeFile(join(desk.dir, "index.html"), ""), restore, /may show everyone the store/],
  ["a site with a store in it, whatever its name", (desk) => copyFile(desk.store, join(desk.site, "old.bak")), serveNowhere, /The site holds .*old\.bak, a store or a key, which everyone could fetch\. Move it out of/],
  ["a site with a key in it", async (desk) => copyFile(await firstKey(desk), join(desk.site, "seal.jwk")), serveNowhere, /The site holds .*seal\.jwk, a store or a key/],
  ["a backup into a folder into which everyone can write", (desk) => chmod(desk.backups, 0o777), (desk) => backUp(desk, "two.db"), /Everyone can write into the folder .*place of the backup/],
  ["a backup that everyone can change", (desk) => chmod(join(desk.backups, "one.db"), 0o602), restore, /Everyone can change the backup .*one\.db\. Close it with: chmod o-w/],
  ["a backup whose digest everyone can change", (desk) => chmod(join(desk.backups, "one.db.sha256"), 0o602), restore, /Everyone can change the backup .*one\.db\.sha256/],
  ["a backup of another account", (desk) => chown(join(desk.backups, "one.db"), stranger, 0), restore, /Another account than this one owns the backup/],
];
for (const [what, change, command, words] of rows)
  test(`${what} is refused with what to do`, async (t) => {
    const desk = await arrange(t);
    await change(desk);
    const { code, err } = await command(desk);
    assert.deepEqual([code, err.trimEnd().split("\n").length], [2, 1], err);
    assert.match(err, words);
  });

test("what is closed to others is used, by the account that owns it and by root", async (t) => {
  const desk = await arrange(t);
  for (const mode of [0o600, 0o640, 0o660]) {
    await chmod(desk.store, mode);
    assert.equal((await list(desk)).code, 0);
  }
  assert.equal((await restore(desk)).code, 0);
  // The store of the account that serves, which root looks after.
  for (const path of [desk.data, desk.store]) await chown(path, stranger, 0);
  assert.equal((await list(desk)).code, 0);
});

test("keys are shared by a group when its name is said, and only for reading", async (t) => {
  const desk = await arrange(t), shared = join(desk.dir, "shared"), file = join(desk.backups, "two.db");
  assert.equal((await run(["keys", "new", "--keys", shared, "--key-group", group])).code, 0);
  assert.equal((await stat(shared)).mode & 0o777, 0o750);
  for (const name of await readdir(shared)) {
    const { mode, gid } = await stat(join(shared, name));
    assert.deepEqual([mode & 0o777, gid], [0o640, stranger]);
  }
  const backUpWith = (...args) => run(["backup", file, "--store", desk.store, "--keys", shared, ...args]);
  assert.match((await backUpWith()).err, /Other accounts can read the key file/);
  assert.match((await backUpWith("--key-group", "root")).err, /Other accounts can read the key file/);
  assert.match((await backUpWith("--key-group", "no-such-group")).err, /No group is called no-such-group/);
  // Of another account of the group, too.
  await chown(join(shared, (await readdir(shared))[0]), stranger, stranger);
  assert.equal((await backUpWith("--key-group", group)).code, 0);
  await chmod(shared, 0o770);
  assert.equal((await run(["keys", "new", "--keys", shared, "--key-group", group])).code, 0);
  await chmod(join(shared, (await readdir(shared))[0]), 0o660);
  assert.match((await backUpWith("--key-group", group)).err, /Other accounts can read the key file/);
});

/** A command of an account that is in this group alone, and for whom modes count as for everyone: root without the right to pass them over. What
 * the machine lets other accounts do is then no matter. */
const asReader = (args, gid = 0) => execute("setpriv", ["--bounding-set=-dac_override,-dac_read_search", `--regid=${gid}`, "--clear-groups", helpdesk, ...args]);

test("an account that may only read lists and shows, while the desk serves and when it rests, and changes nothing", async (t) => {
  const desk = await arrange(t);
  await chmod(desk.data, 0o750);
  await chmod(desk.store, 0o640);
  for (const path of [desk.data, desk.store]) await chown(path, stranger, 0);
  const { id, bytes } = await makePackage();
  const server = await serve(t, desk);
  const reference = JSON.parse(Buffer.from((await put(server, id, bytes)).body.receipt.split(".")[1], "base64url")).reference;
  const store = ["--store", desk.store];
  for (const rests of [false, true]) {
    if (rests) await server.stop();
    const before = (await readdir(desk.data)).sort(), size = (await stat(desk.store)).size;
    const listed = await asReader(["list", "--json", ...store]);
    assert.equal(listed.code, 0, listed.err);
    assert.equal(JSON.parse(listed.out).reference, reference);
    assert.match((await asReader(["show", reference, ...store])).out, /Riverbend Oncology/);
    for (const command of [["mark", reference, "checking", "--note", "x"], ["members", "undo"]]) {
      const refused = await asReader([...command, ...store]);
      assert.deepEqual([refused.code, refused.err.trimEnd().split("\n").length], [2, 1], refused.err);
    }
    assert.deepEqual([(await readdir(desk.data)).sort(), (await stat(desk.store)).size], [before, size]);
  }
  assert.equal((await list(desk)).code, 0);
  // Who is of no group of it may not read it either.
  assert.equal((await asReader(["list", ...store], 1)).code, 2);
});

test("a store of an earlier version is not brought up to date by who only reads", async (t) => {
  const desk = await arrange(t);
  await makeEarlier(desk.store, 3);
  const { code, err } = await list(desk);
  assert.equal(code, 2);
  assert.match(err, /is of an earlier version\. It is brought up to date when an account that may write it uses it/);
});
