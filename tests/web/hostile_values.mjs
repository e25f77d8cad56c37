// Values that somebody who means ill, or a damaged disk, would put where the page expects its own.

export const deep = (levels) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const deepObject = (levels) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

/** Texts that would run if some place took them for markup, for an address or for a program. `hit` tells that one of them did. */
export const markup = [
  '<img src=x onerror="globalThis.hit=1">', "<script>globalThis.hit=1</script>", "\"><svg onload=globalThis.hit=1>", "javascript:globalThis.hit=1",
  "'-globalThis.hit=1-'", "${globalThis.hit=1}", "{{constructor.constructor('globalThis.hit=1')()}}", "</title><script>globalThis.hit=1</script>",
  "data:text/html,<script>parent.hit=1</script>", "<a href=javascript:globalThis.hit=1>x</a>", "<iframe srcdoc='<script>parent.hit=1</script>'>",
];

/** Keys that mean something to JavaScript itself. */
export const poison = '{"__proto__":{"hit":1,"id":"x","t":"erase"},"constructor":{"prototype":{"hit":1}},"toString":1,"hasOwnProperty":1,"then":1}';

/** JSON that is no object of ours. @type {[string, string][]} */
export const documents = [
  ["nothing", ""], ["no JSON", "<!doctype html>"], ["null", "null"], ["a number", "5"], ["a text", '"x"'], ["a list", "[]"], ["a list of lists", "[[],[1]]"], ["an empty object", "{}"],
  ["keys of JavaScript", poison], ["10,000 levels of lists", deep(10_000)], ["300,000 levels of lists", deep(300_000)], ["100,000 levels of objects", deepObject(100_000)],
  ["half of a text", '{"a":"'], ["a number that is none", '{"a":1e999}'], ["a megabyte of one text", `{"a":"${"x".repeat(1 << 20)}"}`],
];

/** What can lie in a browser's storage. @type {[string, any][]} */
export const records = [
  ["null", null], ["a number", 5], ["no number", NaN], ["a text", "x"], ["an empty text", ""], ["true", true], ["a list", []], ["a list of lists", [[["a"]]]], ["an empty object", {}], ["a date", new Date(0)],
  ["bytes", new ArrayBuffer(8)], ["a box of numbers", { iv: 1, data: 2 }], ["a box of nothing", { iv: null, data: null }], ["a box that is too short", { iv: new Uint8Array(12), data: new ArrayBuffer(3) }],
  ["a map", new Map([["iv", 1]])], ["keys of JavaScript", JSON.parse(poison)],
];
