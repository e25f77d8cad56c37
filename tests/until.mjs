// Waiting for what comes in its own time: tests wait for a fact, never for a while.
import { setTimeout as pause } from "node:timers/promises";

/** How long a condition may take to come true. Generous, since a busy machine is no fault of the page, and costs nothing where it comes. */
const patience_ms = 120_000;
const look_again_ms = 20;
/** One look may itself take long on a busy machine: so many are taken at least. */
const looks_min = 5;

/** Waits for a condition: `look` gives what was waited for, or undefined. What it threw last says why it never came. */
export async function until(what, look, limit_ms = patience_ms) {
  const end = Date.now() + limit_ms;
  let fault = "";
  for (let looks = 1; ; looks += 1) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      fault = `: ${error.message}`;
    }
    if (Date.now() > end && looks >= looks_min) throw new Error(`Waited ${limit_ms / 1000} s in vain for ${what}${fault}`);
    await pause(look_again_ms);
  }
}
