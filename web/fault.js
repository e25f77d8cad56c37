// Why a file gives no rows. What reads it throws one of these; `rowsOf` in sheet.js turns it into its answer.

/** "old" is the binary workbook of Excel before 2007, "protected" one that opens only with a password; "not-loaded": a part of the program is missing
 * that is loaded when it is needed. @typedef {"too-large" | "unreadable" | "protected" | "empty" | "old" | "not-loaded"} Problem */

export class Fault extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem);
    this.problem = problem;
  }
}

/** @param {Problem} problem @returns {never} */
export function refuse(problem) {
  throw new Fault(problem);
}
