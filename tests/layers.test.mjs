// Reads every #include under src/ and names the arrow that breaks the order of src/README.md.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../src/", import.meta.url);
// Each may include only what stands before it, and itself.
const order = ["base", "values", "model", "rules", "flow", "package", "app", "ui"];
const may_include = new Map([
  ...order.map((layer, place) => [layer, [...order.slice(0, place + 1), "platform"]]),
  ["base", ["base"]],
  ["platform", ["platform", "base"]],
  ["helpdesk", [...order.slice(0, order.indexOf("package") + 1), "helpdesk"]],
  ["main.cpp", [...order, "platform"]],
]);
// Headers of libraries that only some parts may know.
const libraries = [
  { header: /^(imgui|imgui_.*|backends\/imgui.*)\.h$/, known_to: /^(ui\/|main\.cpp$)/ },
  { header: /^nlohmann\//, known_to: /^(package\/|helpdesk\/|ui\/outline|app\/wire\.)/ },
  { header: /^(SDL.*|emscripten.*)\.h$|^emscripten\//, known_to: /^(main\.cpp|platform\/browser\.cpp)$/ },
  { header: /^utf8proc\.h$/, known_to: /^base\// },
  { header: /^(microhttpd|sqlite3|jansson|jose\/.*|gmime\/.*|CLI\/.*)(\.h|\.hpp)?$/, known_to: /^helpdesk\// },
];

const files = readdirSync(root, { recursive: true }).filter((name) => /\.[ch]pp$/.test(name)).sort();
const folder = (path) => path.split("/")[0];

function broken(file) {
  const text = readFileSync(new URL(file, root), "utf8");
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)].flatMap(([, quote, header]) => {
    const library = libraries.find((one) => one.header.test(header));
    if (library) return library.known_to.test(file) ? [] : [`${file} -> ${header}`];
    if (quote === "<") return [];
    // A name without a folder would be found beside the file and hide from this test.
    if (!header.includes("/")) return [`${file} -> ${header} (write the path from src/)`];
    return may_include.get(folder(file))?.includes(folder(header)) ? [] : [`${file} -> ${header}`];
  });
}

// Seen: the output of a command, left in a file called 1.
test("the top of the project holds what it is made of, and nothing else", () => {
  const top = readdirSync(new URL("../", root)).filter((name) => !name.startsWith(".") && name !== "build");
  assert.deepEqual(top.sort(), ["CMakeLists.txt", "README.md", "assets", "shell.html", "src", "tests", "tools", "web"]);
});

test("every folder of src has its place in the order", () => {
  const places = new Set(files.map(folder));
  assert.deepEqual([...places].filter((place) => !may_include.has(place)), []);
});

for (const place of may_include.keys()) {
  test(`${place} includes only what stands to its left`, () => {
    const own = files.filter((file) => folder(file) === place);
    assert.ok(own.length > 0, `nothing was found under src/${place}`);
    assert.deepEqual(own.flatMap(broken), []);
  });
}

test("the program that writes the plain pages knows nothing of the twin", () => {
  for (const file of ["plain_page.cpp", "plain_pages.cpp", "plain_pages.hpp", "plain_fields.hpp", "plain_html.hpp"])
    assert.doesNotMatch(readFileSync(new URL(`programs/${file}`, import.meta.url), "utf8"), /#include "ui\//, file);
});
