// Where a library is known, and how files are named. What stands to the left of what is decided by the build: a module finds no other headers.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../src/", import.meta.url);
// Headers of libraries that only some parts may know.
const libraries = [
  { name: "Dear ImGui", header: /^(imgui|imgui_.*|backends\/imgui.*)\.h$/, known_to: /^(ui\/|main\.cpp$)/ },
  { name: "nlohmann/json", header: /^nlohmann\//, known_to: /^(package\/|helpdesk\/|ui\/outline|app\/wire\.)/ },
  { name: "SDL and Emscripten", header: /^(SDL.*|emscripten.*)\.h$|^emscripten\//, known_to: /^(main\.cpp|platform\/.*\.cpp)$/ },
  { name: "utf8proc", header: /^utf8proc\.h$/, known_to: /^base\// },
  { name: "SQLite", header: /^sqlite3\.h$/, known_to: /^helpdesk\/store\/sqlite\.hpp$/ },
  { name: "OpenSSL", header: /^openssl\//, known_to: /^package\/sha256\/libcrypto\.cpp$/ },
  { name: "jose and Jansson", header: /^(jansson|jose\/.*)\.h$/, known_to: /^helpdesk\/keys\/jose\.cpp$/ },
  { name: "GMime", header: /^gmime\//, known_to: /^helpdesk\/mail\// },
  { name: "libmicrohttpd", header: /^microhttpd\.h$/, known_to: /^helpdesk\/http\/http\.cpp$/ },
  { name: "CLI11", header: /^CLI\//, known_to: /^helpdesk\/main\.cpp$/ },
];

const files = readdirSync(root, { recursive: true }).filter((name) => /\.[ch]pp$/.test(name)).sort();
const includes = files.flatMap((file) =>
  [...readFileSync(new URL(file, root), "utf8").matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)].map(([, quote, header]) => ({ file, quote, header })));

// Seen: the output of a command, left in a file called 1.
test("the top of the project holds what it is made of, and nothing else", () => {
  const top = readdirSync(new URL("../", root)).filter((name) => !name.startsWith(".") && name !== "build");
  assert.deepEqual(top.sort(), ["CMakeLists.txt", "README.md", "assets", "shell.html", "src", "tests", "tools", "web"]);
});

for (const { name, header, known_to } of libraries)
  test(`${name} is known only where it is needed`, () => {
    const found = includes.filter((one) => header.test(one.header));
    assert.ok(found.length > 0, "nobody includes it");
    assert.deepEqual(found.filter((one) => !known_to.test(one.file)), []);
  });

test("a header of our own is named by its path from src/", () => {
  // One beside the file would be found without the module that it belongs to.
  const own = includes.filter(({ quote }) => quote === '"');
  assert.ok(own.length > 500);
  assert.deepEqual(own.filter(({ header }) => header.includes("..") || !header.includes("/")), []);
});

test("no word that a person reads stands beside the code of a page: all are in the table of texts", () => {
  // The columns of a spreadsheet are its format.
  const places = files.filter((file) => /^(ui\/|app\/)/.test(file) && !["app/texts.hpp", "app/user_rows.hpp", "app/office_rows.hpp"].includes(file));
  const found = places.flatMap((file) => {
    const code = readFileSync(new URL(file, root), "utf8").replace(/^\s*(\/\/|#).*$/gm, "").replace(/\s\/\/.*$/gm, "");
    return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text).filter((text) => /^[A-Z“][a-z]/.test(text)).map((text) => `${file}: ${text}`);
  });
  assert.deepEqual(found, []);
});

test("what becomes WebAssembly prints nothing with printf, which knows no fractions there", () => {
  // What Dear ImGui would scan is nothing: platform/imgui_parts.hpp sees to that.
  const places = files.filter((file) => !/^(helpdesk|platform\/libc)\/|^platform\/imgui_parts/.test(file));
  const found = places.filter((file) => /\b(v?s?n?printf|v?s?scanf|strto[dfl]+)\b/.test(readFileSync(new URL(file, root), "utf8")));
  assert.deepEqual(found, []);
});

test("the browser reads files that are as large as a package may be, and no larger", () => {
  const [, mebibytes] = /package_bytes_max = (\d+)u << 20;/.exec(readFileSync(new URL("package/package.hpp", root), "utf8"));
  const [, script] = /const bytes_max = (\d+) \* 1024 \* 1024;/.exec(readFileSync(new URL("../web/files.js", root), "utf8"));
  assert.equal(script, mebibytes);
});

test("a spreadsheet is read as far as its rows are taken at once, and no further", () => {
  const [, mebibytes] = /pasted_bytes_max = (\d+)u << 20;/.exec(readFileSync(new URL("app/row_reader.hpp", root), "utf8"));
  const [, script] = /const text_max = (\d+) \* 1024 \* 1024;/.exec(readFileSync(new URL("../web/workbook.js", root), "utf8"));
  assert.equal(script, mebibytes);
});

test("the program that writes the plain pages knows nothing of the twin", () => {
  for (const file of ["plain_page.cpp", "plain_pages.cpp", "plain_pages.hpp", "plain_fields.hpp", "plain_html.hpp"])
    assert.doesNotMatch(readFileSync(new URL(`programs/${file}`, import.meta.url), "utf8"), /#include "ui\//, file);
});
