// A number of a workbook as a person reads it in its cell: days are numbers, too, and the format of a cell tells which numbers they are.

/** Formats that each program knows by these numbers, as far as they make a day or a time (ECMA-376-1, 18.8.30). @param {number} id */
const usual = (id) => (isDay(id) ? "yyyy-mm-dd" : (id >= 18 && id <= 21) || id === 32 || id === 33 ? "hh:mm" : "");
/** @param {number} id */
const isDay = (id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58);

/** Excel writes no longer code of a format. */
const code_max = 255;
/** The day after the last one of the year 9999. */
const days_end = 2_958_466;

/** @typedef {{ kind: "number" | "day" | "time" } | { kind: "digits", pattern: string }} Format */

/** @param {string} code such as `yyyy\-mm\-dd;@` or `00000` @returns {Format} */
function formatOf(code) {
  // What is quoted, or stands after a backslash, is shown as it is; brackets tell of colors and languages. Of these, hyphens and blanks are kept.
  const kept = (/** @type {string} */ _, quoted = "", escaped = "") => (/^[- ]*$/.test(quoted + escaped) ? quoted + escaped : "");
  const [bare] = code.slice(0, code_max).replace(/"([^"]*)"|\\(.)|\[[^[\]]*\]|[_*]./g, kept).split(";");
  if (/^0[-0 ]*0$/.test(bare)) return { kind: "digits", pattern: bare };
  // Hours in brackets count on beyond a day.
  if (/\[[hms]+\]/i.test(code)) return { kind: "number" };
  const letters = bare.replace(/AM\/PM|A\/P|General/gi, "").toLowerCase();
  // Beside hours or seconds an "m" is minutes.
  if (/[yd]/.test(letters) || /^[^hs]*m[^hs]*$/.test(letters)) return { kind: "day" };
  return { kind: /[hs]/.test(letters) ? "time" : "number" };
}

const fraction = new Intl.NumberFormat("en-US", { useGrouping: false, maximumSignificantDigits: 15 });
/** Without an exponent, with the 15 digits of which a spreadsheet is sure. @param {number} number */
const plain = (number) => (Number.isSafeInteger(number) ? String(number) : fraction.format(number));

/** @param {number} days @param {boolean} is_1904 @returns {string | null} null where there is no such day */
function dayText(days, is_1904) {
  if (days < (is_1904 ? 0 : 1)) return null;
  // Counted from the end of 1899, with a February 29 in 1900 that never was.
  const counted = is_1904 ? days + 1_462 : days < 60 ? days + 1 : days;
  return counted >= days_end ? null : new Date(Date.UTC(1899, 11, 30) + Math.floor(counted) * 86_400_000).toISOString().slice(0, 10);
}

/** The digits in the places of a pattern such as 00000-0000. @param {string} pattern @param {string} digits */
function digitsIn(pattern, digits) {
  const places = pattern.replace(/[^0]/g, "").length;
  const all_digits = [...digits.padStart(places, "0")];
  const more = all_digits.splice(0, all_digits.length - places).join("");
  return more + pattern.replace(/0/g, () => /** @type {string} */ (all_digits.shift()));
}

/** @param {Map<number, string>} codes of the workbook's own formats, by their numbers @param {number[]} styles the number of the format of each
 * @param {boolean} is_1904 whether days are counted from 1904, as on a Mac of long ago
 * @returns {(value: string, style: number) => string} what is seen of a number; nothing of what is none */
export function createNumbers(codes, styles, is_1904) {
  /** @type {Map<number, Format>} */
  const known = new Map();
  const formatAt = (/** @type {number} */ id) => {
    const format = known.get(id) ?? formatOf(codes.get(id) ?? usual(id));
    known.set(id, format);
    return format;
  };
  return (value, style) => {
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return "";
    const format = formatAt(styles[style] ?? 0);
    if (format.kind === "day") return dayText(number, is_1904) ?? plain(number);
    if (format.kind === "time" && number >= 0 && number < 1) return new Date(Math.floor(number * 86_400 + 0.5) * 1_000).toISOString().slice(11, 16);
    return format.kind === "digits" && Number.isSafeInteger(number) && number >= 0 ? digitsIn(format.pattern, String(number)) : plain(number);
  };
}
