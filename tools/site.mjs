// Makes the site: site.mjs WASM-BUILD SITE puts every file the browser asks for into SITE, with its brotli and gzip copies beside it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { firstPages } from "./first_pages.mjs";
import { notices } from "./licenses.mjs";

// The bundlers are pinned in web/package.json.
const require = createRequire(new URL("../web/package.json", import.meta.url));
const esbuild = require("esbuild");
const terser = require("terser");

const [wasmBuild, site] = process.argv.slice(2);

async function bundle(entry, define = {}) {
  const options = { entryPoints: [entry], bundle: true, minify: true, write: false, target: "es2022", legalComments: "none", define };
  const script = await esbuild.build({ ...options, format: "iife", external: ["*.ttf"] });
  return script.outputFiles[0].contents;
}

// Emscripten's loader minifies by half; its one global name is what web/wasm.js calls.
async function loader() {
  const { code } = await terser.minify(readFileSync(join(wasmBuild, "registration.js"), "utf8"), {
    compress: { passes: 3, toplevel: true },
    mangle: { toplevel: true, reserved: ["createRegistration"] },
  });
  return Buffer.from(code);
}

/** The page with what stands in it before the program is there. @param {string} shell @param {{ address: string, title: string, html: string }[]} pages */
function page(shell, [start, ...others]) {
  const put = (text, mark, filling) => {
    if (!text.includes(mark)) throw new Error(`shell.html has no ${mark}`);
    return text.replace(mark, () => filling);
  };
  const templates = others.map(({ address, title, html }) => `<template data-address="${address}" data-title="${title}">${html}</template>\n`);
  const filled = put(put(shell, ">QOPI Registration</title>", `>${start.title}</title>`), '<div id="twin"></div>', `<div id="twin">${start.html}</div>`);
  return put(filled, "</body>", `${templates.join("")}</body>`);
}

const assets = (folder, ending) => readdirSync(join("assets", folder)).filter((name) => name.endsWith(ending)).sort()
  .map((name) => [`${folder}/${name}`, readFileSync(join("assets", folder, name))]);
// Each stands after those that it names.
const sources = [
  ...assets("fonts", ".ttf"),
  ...assets("icons", ".png"),
  ["icon.svg", readFileSync("assets/icon.svg")],
  ["registration.wasm", readFileSync(join(wasmBuild, "registration.wasm"))],
  ["registration.js", await loader()],
  ["style.css", await bundle("web/style.css")],
  ["first.js", await bundle("web/first.js")],
  ["jose.js", await bundle("web/jose.js")],
  ["inflate.js", await bundle("web/inflate.js")],
  ["sheet.js", await bundle("web/sheet.js")],
  ["app.js", await bundle("web/main.js")],
  ["registration.webmanifest", readFileSync("web/registration.webmanifest")],
  ["accessibility.html", readFileSync("web/accessibility.html")],
  ["licenses.txt", notices("site")],
  ["index.html", page(readFileSync("shell.html", "utf8"), await firstPages(wasmBuild))],
];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
/** Browsers know a page and an installed app by these addresses; every other file is named by its bytes, so that two releases never mix. */
const lasting = ["index.html", "accessibility.html", "licenses.txt", "registration.webmanifest"];
const isText = /\.(js|css|html|webmanifest)$/;

const files = new Map();
const named = [];
for (const [name, content] of sources) {
  let bytes = Buffer.from(content);
  if (isText.test(name)) bytes = Buffer.from(named.reduce((text, [from, to]) => text.replaceAll(from, to), bytes.toString()));
  const address = lasting.includes(name) ? name : name.replace(/\.(\w+)$/, `.${sha256(bytes).slice(0, 16)}.$1`);
  named.push([name, address]);
  files.set(address, bytes);
}
// The browser takes the icons when the app is installed, and keeps them itself; no page needs the notices.
const kept = [...files].filter(([address]) => !address.startsWith("icons/") && address !== "licenses.txt")
  .map(([address, bytes]) => [address === "index.html" ? "./" : address, sha256(bytes)]);
const release = { name: sha256(JSON.stringify(kept)).slice(0, 16), files: kept };
files.set("worker.js", await bundle("web/worker.js", { "self.release": JSON.stringify(release) }));

const copies = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};
const unchanged = (path, bytes) => existsSync(path) && readFileSync(path).equals(bytes) && Object.keys(copies).every((ending) => existsSync(`${path}.${ending}`));

for (const [name, content] of files) {
  const path = join(site, name);
  const bytes = Buffer.from(content);
  if (unchanged(path, bytes)) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  for (const [ending, compress] of Object.entries(copies)) writeFileSync(`${path}.${ending}`, compress(bytes));
}

// What an earlier build left behind must not be served.
for (const name of readdirSync(site, { recursive: true })) {
  const original = name.replace(/\.(br|gz)$/, "");
  if (!files.has(original) && !["fonts", "icons"].includes(name)) rmSync(join(site, name), { recursive: true, force: true });
}
