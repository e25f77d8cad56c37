// Makes the site: site.mjs WASM-BUILD SITE puts every file the browser asks for into SITE, with its brotli and gzip copies beside it.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// The bundlers are pinned in web/package.json.
const require = createRequire(new URL("../web/package.json", import.meta.url));
const esbuild = require("esbuild");
const terser = require("terser");

const [wasmBuild, site] = process.argv.slice(2);

async function bundle(entry) {
  const options = { entryPoints: [entry], bundle: true, minify: true, write: false, target: "es2022", legalComments: "none" };
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

const fonts = readdirSync("assets/fonts").filter((name) => name.endsWith(".ttf"));
const files = new Map([
  ["index.html", readFileSync("shell.html")],
  ["icon.svg", readFileSync("assets/icon.svg")],
  ["style.css", await bundle("web/style.css")],
  ["app.js", await bundle("web/main.js")],
  ["registration.js", await loader()],
  ["registration.wasm", readFileSync(join(wasmBuild, "registration.wasm"))],
  ...fonts.map((name) => [`fonts/${name}`, readFileSync(join("assets/fonts", name))]),
]);

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
  if (!files.has(original) && name !== "fonts") rmSync(join(site, name), { recursive: true, force: true });
}
