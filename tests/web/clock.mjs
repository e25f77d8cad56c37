// Time in the tests of web/: it stands still until a test lets it pass, and nothing is waited for by guess.
// Made by hand: the timers of `node:test` leave the deadlines of AbortSignal and performance.now as they are. Seen: one of an earlier test
// that is cleared takes another one away.
import { mock } from "node:test";

const start_ms = 1_700_000_000_000;
let now_ms, set_back_ms, timers;

const RealDate = Date;
class StoppedDate extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [StoppedDate.now()]));
  }
  static now() {
    return now_ms - set_back_ms;
  }
}

/** Stops the clocks and timers that the page has. Before each test that uses them, and where the time that a busy machine takes must end nothing. */
export function stopClock() {
  now_ms = start_ms;
  set_back_ms = 0;
  timers = new Set();
  globalThis.Date = StoppedDate;
  globalThis.performance = { now: () => now_ms };
  globalThis.setTimeout = (act, delay_ms = 0, ...given) => {
    const timer = { due_ms: now_ms + Math.max(0, Math.trunc(delay_ms)), act: () => act(...given) };
    timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => void timers.delete(timer);
  mock.restoreAll();
  mock.method(AbortSignal, "timeout", (ms) => {
    const end = new AbortController();
    setTimeout(() => end.abort(new DOMException("It took too long.", "TimeoutError")), ms);
    return end.signal;
  });
}

/** Leaves each question that is asked over a real network the time that it takes: a busy machine is no fault of the page. */
export function noDeadlines() {
  mock.method(AbortSignal, "timeout", () => new AbortController().signal);
}

/** Lets so many milliseconds pass: each timer fires at its time, one after the other. What promises do comes after that. */
export function tick(ms) {
  const end_ms = now_ms + ms;
  for (;;) {
    let next;
    for (const timer of timers) if (timer.due_ms <= end_ms && !(next?.due_ms <= timer.due_ms)) next = timer;
    if (!next) break;
    timers.delete(next);
    now_ms = next.due_ms;
    next.act();
  }
  now_ms = end_ms;
}

/** What a person does with the clock of the computer. */
export function setBack(ms) {
  set_back_ms += ms;
}

const immediately = setImmediate;
/** Lets all promises settle that wait for nothing but each other. */
export const turn = () => new Promise((resolve) => immediately(resolve));

/** Lets all promises that can settle do so. */
export async function settle() {
  for (let i = 0; i < 4; ++i) await turn();
}

/** Lets so many milliseconds pass, and after each of them all that comes with it happen. */
export async function pass(ms) {
  await settle();
  for (let i = 0; i < ms; ++i) {
    tick(1);
    await settle();
  }
}

const later = setTimeout;
/** Waits until all tasks that are queued now are done. */
export const tasks = () => new Promise((resolve) => later(resolve));
