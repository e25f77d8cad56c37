// Files: out to the person or to another program, and in from the person.

import { loadScript } from "./script.js";

/** No draft and no package is larger. */
const bytes_max = 16 * 1024 * 1024;

/** Gives the person a file. @param {{ name: string, bytes: string, type: string }} file */
export function download({ name, bytes, type }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // The browser reads the address when it starts the download, which some do only after asking where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** True when the browser hands a package to other programs, such as a mail program on a phone. */
export function canShare() {
  const file = new File(["{}"], "qopi.json", { type: "application/json" });
  return globalThis.navigator?.canShare?.({ files: [file] }) === true;
}

/** @param {{ name: string, bytes: string, type: string, title: string, text: string }} file */
export async function share({ name, bytes, type, title, text }) {
  // Who closes the list of programs has shared nothing, which is no fault.
  await navigator.share({ files: [new File([bytes], name, { type })], title, text }).catch(() => {});
}

/** Gives the program what a file holds. @param {File} file @param {import("./crossing.js").Post} post */
export async function handOver(file, post) {
  post({ t: "file", ...(await textOf(file)) });
}

/** @param {File} file @returns {Promise<{ text: string } | { problem: "too-large" | "unreadable" }>} */
export async function textOf(file) {
  if (file.size > bytes_max) return { problem: "too-large" };
  // An empty text means that nothing was chosen; of an empty file the person must hear.
  if (file.size === 0) return { problem: "unreadable" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { problem: "unreadable" };
  }
}

/** The files in which a list of people or offices may be. */
export const rows_accepted = ".xlsx,.csv,.tsv,.txt,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Gives the program the rows of a file. @param {string} list whose items they are @param {File} file @param {import("./crossing.js").Post} post */
export async function handOverRows(list, file, post) {
  post({ t: "rows", list, name: file.name, ...(await rowsOf(file)) });
}

/** What web/sheet.js makes of a file. It is loaded when it is first needed: few practices bring one.
 * @param {File} file @returns {Promise<import("./sheet.js").Rows | { problem: "not-loaded" }>} */
async function rowsOf(file) {
  if (file.size > bytes_max) return { problem: "too-large" };
  const page = /** @type {any} */ (globalThis);
  try {
    if (!page.qopiSheet) await loadScript("sheet.js");
  } catch {
    return { problem: "not-loaded" };
  }
  try {
    return page.qopiSheet.rowsOf(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // The file is gone, or may not be read; or it is odd in a way that nobody thought of.
    return { problem: "unreadable" };
  }
}
