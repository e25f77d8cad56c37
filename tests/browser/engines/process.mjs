// Ends a browser as a power cut does: all of its processes at once. One that lived on would still hold the lock of the browser's storage
// when the next browser opens it, which then begins with an empty one.
import { setTimeout as pause } from "node:timers/promises";

const patience_ms = 5_000;
const look_again_ms = 5;

/** @param {import("node:child_process").ChildProcess} child the first of a group of processes, as puppeteer starts it */
export async function killed(child) {
  const over = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await over;
  for (const end_ms = Date.now() + patience_ms; Date.now() < end_ms && isAlive(child.pid); ) await pause(look_again_ms);
}

/** Whether one of the group is left. @param {number} group */
function isAlive(group) {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}
