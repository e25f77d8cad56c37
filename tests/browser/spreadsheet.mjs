// Rows as a spreadsheet saves them, and as it opens them again.

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** As Excel writes CSV. @param {string[][]} rows */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;

/** What a spreadsheet shows of a CSV text (RFC 4180). @returns {string[][]} */
export function rowsOf(text) {
  const rows = [[]];
  for (const [, inQuotes, plain, end] of text.trimEnd().matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(inQuotes?.replaceAll('""', '"') ?? plain.trim());
    if (end === "") return rows;
    if (end === "\n") rows.push([]);
  }
}
