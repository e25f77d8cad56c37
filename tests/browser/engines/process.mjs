// Ends a browser as a power cut does: all of its processes at once. One that lived on would still hold the lock of the browser's storage
// when the next browser opens it, which then begins with an empty one.
import { readdirSync, readFileSync } from "node:fs";
import { until } from "../../until.mjs";

/** @param {import("node:child_process").ChildProcess} child the first of a group of processes, as puppeteer starts it */
export async function killed(child) {
  const over = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await over;
  await ended(child);
}

/** Waits until all of a group of processes have ended. @param {import("node:child_process").ChildProcess} child the first of them */
export const ended = (child) => until("the end of the browser's processes", () => !isAlive(child.pid));

/** Whether a browser's first process runs, as the system knows it, which is before puppeteer does. @param {import("node:child_process").ChildProcess} child */
export function isRunning({ pid }) {
  try {
    return /\) (.)/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))[1] !== "Z";
  } catch {
    return false;
  }
}

/** Whether one of the group is left that is not merely waiting for its parent to hear of its end (proc(5): state Z). @param {number} group */
function isAlive(group) {
  return readdirSync("/proc").some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [state, , its_group] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))[1].split(" ");
      return Number(its_group) === group && state !== "Z";
    } catch {
      return false;
    }
  });
}
