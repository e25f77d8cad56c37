// What was done on the page before the program came (web/first.js), in the words of the program's events.

/** @typedef {import("./crossing.js").Event} Event */

/** The address at first and what happened since; the file that was chosen. The program gives `take` and `retry` a meaning of its own, and calls
 * `end` when it is in charge.
 * @typedef {{ address: string, events: Event[], file?: File, begun?: boolean, take: (file: File) => void, retry: () => void, late: () => void, end: () => void }} Early */

/** What the program has to do first. A browser restores some answers after a reload without a word: they were given before all else. It tells of a
 * new address a moment after it went there. Where the focus is on the page already, it stays where the person went. Answers on a blank page are none
 * to a draft that was not marked as kept.
 * @param {Early} early @param {HTMLElement} host @param {string} address where the browser is now @param {boolean} is_blank whether no draft is open
 * @returns {Event[]} */
export function doneEarly({ address: first, events }, host, address, is_blank) {
  const told = new Set(events.map((event) => "id" in event && event.id));
  /** @type {Event[]} */
  const restored = [];
  for (const control of /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (host.querySelectorAll("input, select"))) {
    const id = Number(control.id.slice(1)), v = control.matches("[type=checkbox], [type=radio]") ? /** @type {HTMLInputElement} */ (control).checked : control.value;
    if (v && !told.has(id)) restored.push({ t: "change", id, v });
  }
  const last = events.reduce((before, event) => (event.t === "url" ? event.v : before), first);
  const done = [...restored, ...events, ...(address === last ? [] : [/** @type {Event} */ ({ t: "url", v: address })])];
  const here = host.contains(document.activeElement);
  return (is_blank ? done : done.filter(({ t }) => t === "url")).map((event) => (event.t === "url" && here ? { ...event, here } : event));
}
