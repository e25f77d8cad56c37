// Hands at the keyboard of a screen: for keys that are the browser's own, which its driver gives to the page instead.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** @param {string} display @param {string} title a part of the title of the window that is meant */
export async function handsAt(display, title) {
  const xdotool = (...args) => run("xdotool", args, { env: { ...process.env, DISPLAY: display }, timeout: 120_000 });
  await xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync");
  // The mouse lies in the corner, where it points at nothing.
  await xdotool("mousemove", "9999", "9999");
  return {
    press: (...chords) => xdotool("key", "--clearmodifiers", ...chords),
    write: (text) => xdotool("type", "--clearmodifiers", "--delay", "4", text),
  };
}
