// What is installed, as Debian's own programs see it: the unit by systemd, the package by dpkg and apt in a minimal Debian.
// Root only; it needs the packages that `tools/setup tests long` installs.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ask, execute, ownPort } from "./helpdesk/desk.mjs";

const top = fileURLToPath(new URL("..", import.meta.url));
let dir, root, deb;
/** Runs a command that is to end well, and gives what it printed. */
async function done(program, args, options) {
  const { code, out, err } = await execute(program, args, options);
  assert.equal(code, 0, `${program} ${args.join(" ")}: ${out}${err}`);
  return out;
}
const inside = (...words) => done("chroot", [root, ...words], { env: { DEBIAN_FRONTEND: "noninteractive", PATH: "/usr/sbin:/usr/bin:/sbin:/bin" } });

before(async () => {
  dir = await mkdtemp(join(tmpdir(), "packaging-"));
  root = join(dir, "root");
  await done("cpack", ["--config", join(top, "build/native/CPackConfig.cmake"), "-B", dir]);
  deb = (await readdir(dir)).find((name) => name.endsWith(".deb"));
  // The archive that this machine uses, as tools/sources finds it.
  const [mirror] = (await done("apt-get", ["indextargets", "--format", "$(REPO_URI)"])).split("\n").filter((uri) => !uri.includes("security"));
  await done("debootstrap", ["--variant=minbase", "bookworm", root, mirror]);
  for (const part of ["sources.list", "sources.list.d", "apt.conf.d", "auth.conf.d"])
    if (existsSync(`/etc/apt/${part}`)) await cp(`/etc/apt/${part}`, join(root, "etc/apt", part), { recursive: true, force: true });
  for (const file of ["/etc/hosts", "/etc/resolv.conf"]) await copyFile(file, join(root, file));
  for (const folder of ["/usr/share/keyrings", "/etc/ssl/certs"]) if (existsSync(folder)) await cp(folder, join(root, folder), { recursive: true, force: true });
  await copyFile(join(dir, deb), join(root, deb));
  await inside("apt-get", "-qq", "update");
});
after(() => rm(dir, { recursive: true, force: true }));

test("the package names its libraries and its account, and is of the version of the program", async () => {
  const fields = await done("dpkg-deb", ["--field", join(dir, deb), "Package", "Version", "Depends"]);
  assert.match(fields, /^Package: qopi-helpdesk$/m);
  assert.match(fields, /^Depends: (?=.*\badduser\b)(?=.*\blibsqlite3-0\b)(?=.*\blibjose0\b).*$/m);
  const [, version] = /app_version = "(.+)"/.exec(await readFile(join(top, "src/base/version.hpp"), "utf8"));
  assert.equal(/^Version: (.+)$/m.exec(fields)[1], version);
});

/** What the unit starts, as its account, at a port that is free here: it answers, and ends well when it is asked to. */
async function serveAsUnit() {
  const port = await ownPort();
  const [, start] = /^ExecStart=(.+)$/m.exec(await readFile(join(root, "usr/lib/systemd/system/helpdesk.service"), "utf8"));
  const words = start.replace(/(--listen 127\.0\.0\.1:)\d+/, `$1${port}`).replace(" $HELPDESK_OPTIONS", "").split(" ");
  const child = spawn("chroot", ["--userspec=helpdesk:helpdesk", root, ...words]);
  const ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  try {
    await Promise.race([ended, new Promise((resolve) => child.stdout.on("data", () => said.includes("Listening on ") && resolve()))]);
    for (const path of ["/", "/healthz", "/api/v1/desk", "/licenses.txt"]) assert.equal((await ask({ url: `http://127.0.0.1:${port}` }, "GET", path)).status, 200, said);
  } finally {
    child.kill("SIGTERM");
  }
  assert.equal(await ended, 0, said);
}

test("in a minimal Debian it is installed with an account of its own, serves from its folder, and leaves what practices sent", async () => {
  const said = await inside("apt-get", "-q", "-y", "install", "--no-install-recommends", `/${deb}`);
  assert.match(said, /Before the first start, make keys and a store/);
  assert.equal(await inside("stat", "-c", "%U %G %a", "/var/lib/helpdesk"), "helpdesk helpdesk 700\n");
  const as = ["runuser", "-u", "helpdesk", "--", "helpdesk"];
  await inside(...as, "keys", "new", "--keys", "/var/lib/helpdesk/keys");
  await mkdir(join(root, "roster"));
  await copyFile(join(top, "assets/example-roster.csv"), join(root, "roster/example.csv"));
  await inside(...as, "members", "import", "/roster/example.csv", "--new", "--store", "/var/lib/helpdesk/helpdesk.db");
  assert.ok((await inside("ls", "/usr/share/helpdesk/site")).includes("index.html"));
  await serveAsUnit();
  // systemd reads it as it stands there, with the programs that it names.
  await inside("apt-get", "-q", "-y", "install", "--no-install-recommends", "systemd");
  assert.deepEqual(await execute("systemd-analyze", ["verify", `--root=${root}`, "helpdesk.service"]), { code: 0, signal: null, out: "", err: "" });
  await inside("apt-get", "-q", "-y", "purge", "qopi-helpdesk");
  assert.ok(!existsSync(join(root, "usr/bin/helpdesk")) && !existsSync(join(root, "usr/share/helpdesk")));
  assert.deepEqual((await readdir(join(root, "var/lib/helpdesk"))).sort().filter((name) => !/-(wal|shm)$|\.lock$/.test(name)), ["helpdesk.db", "keys"]);
});

test("systemd finds little that the service could still do and does not need", async () => {
  // Of 100 points for a service without any protection.
  await done("systemd-analyze", ["security", "--offline=true", "--threshold=20", join(top, "tools/packaging/helpdesk.service")]);
});
