// A number of a workbook as a person reads it in its cell: days are numbers, too, and the format of a cell tells which numbers they are.

/** Formats of days that each program knows by these numbers. @param {number} id */
const isDay = (id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** @param {Map<number, string>} codes of the workbook's own formats, by their numbers @param {number[]} styles the number of the format of each
 * @param {boolean} is_1904 whether days are counted from 1904, as on a Mac of long ago
 * @returns {(value: string, style: number) => string} what is seen of a number; nothing of what is none */
export function createNumbers(codes, styles, is_1904) {
  return (value, style) => {
    const number = Number(value), id = styles[style] ?? 0;
    if (value.trim() === "" || !Number.isFinite(number)) return "";
    // What is shown as it stands, and the parts for other numbers, say nothing of the kind.
    const format = codes.get(id) ?? (isDay(id) ? "yyyy-mm-dd" : "");
    const pattern = format.split(";")[0].replace(/"[^"]*"|\[[^\]]*\]/g, "").replaceAll("\\", "");
    if (/[ymd]/i.test(pattern) && !/general/i.test(pattern)) return dayText(number + (is_1904 ? 1_462 : 0));
    if (/^0[0-]+$/.test(pattern) && Number.isInteger(number) && number >= 0) return digitsIn(pattern, number.toFixed(0));
    return Number.isInteger(number) ? number.toFixed(0) : String(Number(number.toPrecision(15)));
  };
}

/** The digits in the places of a pattern such as 00000-0000. @param {string} pattern @param {string} digits */
function digitsIn(pattern, digits) {
  const places = pattern.replaceAll("-", "").length;
  const all_digits = [...digits.padStart(places, "0")];
  const more = all_digits.splice(0, all_digits.length - places).join("");
  return more + pattern.replace(/0/g, () => /** @type {string} */ (all_digits.shift()));
}

/** Days since the end of 1899, in which 1900 was taken for a leap year. @param {number} days */
function dayText(days) {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(days < 60 ? days + 1 : days) * 86_400_000);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}
