// The one loop: events wait for the next animation frame, which is asked for only when there is something to do. Before the first event, with
// which the program begins, nothing is painted: that would be a frame that nobody wants to see.

/** @typedef {import("./crossing.js").Event} Event */

/** What a turn consists of: `event` gives one event to C++, which wishes for a frame by `wake` if something changed; `settle` makes the page
 * that it led to, which nobody need see; `moves` asks whether the canvas must move before what is seen is painted, `place` moves it; `frame`
 * lays out, paints and changes the twin; `painted` follows the last frame of a turn; `failed` means that the program cannot go on.
 * @typedef {{ event: (event: Event) => void, settle: () => void, moves: () => boolean, place: () => void, frame: () => void,
 *   painted: () => void, failed: (error: unknown) => void }} Steps */

/** A frame can need another one at once: a control that had the focus went, the page became shorter. More would be a fault. */
const frames_max = 4;

/** What comes amid typing and seldom changes what is seen is told without a frame: the next letter would have to wait for the one after. */
const without_frame = new Set(["save-due", "saved"]);

/** @param {Steps} steps @param {() => Date} clock */
export function createLoop(steps, clock) {
  /** @type {Event[]} */
  const queue = [];
  /** @type {(() => void) | null} takes back what was asked for: the next frame, or a moment without one */
  let disarm = null;
  let comes_with_frame = false;
  let held = false;
  let turning = false;
  let stopped = false;
  let wanted = false;
  let begun = false;
  /** How many of the next events lead to a page on which the one after them was done. */
  let unsettled = 0;

  function wake() {
    wanted = true;
    arm();
  }

  function arm() {
    if (!begun || held || turning || stopped) return;
    const needs_frame = wanted || queue.some(({ t }) => !without_frame.has(t));
    if (disarm && (comes_with_frame || !needs_frame)) return;
    disarm?.();
    comes_with_frame = needs_frame;
    // A page that is not seen gets no animation frames, but an answer of the Help Desk must still reach C++.
    if (!needs_frame || document.hidden) {
      const timer = setTimeout(needs_frame ? turn : tell);
      disarm = () => clearTimeout(timer);
    } else {
      const frame = requestAnimationFrame(turn);
      disarm = () => cancelAnimationFrame(frame);
    }
  }

  /** Gives C++ what waits. */
  function give() {
    for (const event of queue.splice(0)) {
      steps.event(event);
      if (unsettled-- > 0) steps.settle();
    }
  }

  /** @param {() => void} act */
  function alone(act) {
    disarm?.();
    disarm = null;
    if (stopped || turning) return;
    turning = true;
    try {
      act();
    } catch (error) {
      stopped = true;
      steps.failed(error);
    }
    turning = false;
    if (wanted || queue.length > 0) arm();
  }
  const tell = () => alone(give);
  const turn = () => alone(() => {
    let frames = 0;
    while (frames < frames_max) {
      give();
      if (!wanted && !steps.moves()) break;
      steps.place();
      // What was wished for until here is this frame; a wish during it is for the next turn.
      wanted = false;
      steps.frame();
      frames += 1;
      if (queue.length === 0 && !steps.moves()) break;
    }
    if (frames > 0) steps.painted();
  });

  /** @param {Event} event */
  const now = (event) => ({ ...event, ...timesOf(clock()) });

  return {
    /** Begins with this event, which comes before what was posted already, and then does what was done on the page before there was
     * a program: each on the page that the one before led to. @param {Event} event @param {Event[]} [earlier] */
    begin(event, earlier = []) {
      queue.unshift(now(event), ...earlier.map(now));
      unsettled = earlier.length;
      begun = true;
      turn();
    },
    /** @param {Event} event */
    post(event) {
      queue.push(now(event));
      arm();
    },
    wake,
    /** Takes the turn now, when the page is about to go away. */
    flush() {
      held = false;
      if (begun && (wanted || queue.length > 0)) turn();
    },
    /** Lets events wait while a pointer is down. @param {boolean} hold */
    hold(hold) {
      held = hold;
      if (!held && (wanted || queue.length > 0)) arm();
    },
  };
}

/** The moment in UTC, and the day and the time of day where the person is, as an American reads it, and the minutes between the two.
 * @param {Date} date */
export function timesOf(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const hours = date.getHours();
  return {
    now: `${date.toISOString().slice(0, 19)}Z`,
    today: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    offset: -date.getTimezoneOffset(),
    clock: `${hours % 12 || 12}:${two(date.getMinutes())} ${hours < 12 ? "a.m." : "p.m."}`,
  };
}
