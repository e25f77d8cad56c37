// What the page shows from its first moment, frame by frame. `watchTheBeginning` is run before the page's own program.
export function watchTheBeginning() {
  globalThis.shownUntilNow = new Set();
  const look = () => {
    const heading = document.querySelector("#twin h1");
    if (heading?.checkVisibility()) {
      const [list] = document.querySelectorAll("#twin select"), [below] = document.querySelectorAll("#twin h2");
      globalThis.shownUntilNow.add(`${heading.innerText}: ${list ? list.selectedOptions[0].text : below?.innerText}`);
    }
    requestAnimationFrame(look);
  };
  look();
}
export const shownUntilNow = () => [...globalThis.shownUntilNow];

/** Whether the program is there, and whether the page that was there before it has been left, or there was none. */
export const isInCharge = () => ["taken", "left"].includes(document.documentElement.dataset.first);
export const isLeft = () => document.documentElement.dataset.first === "left";

/** Each element of the page gets a mark of its own, so that one that was made anew is known. */
export function markElements() {
  for (const element of document.querySelectorAll("#twin *")) element.stoodBefore = true;
}
/** What was made anew since then, as markup, options left out. */
export const madeAnew = () => [...document.querySelectorAll("#twin *:not(option)")].filter((element) => !element.stoodBefore).map((element) => element.outerHTML.slice(0, 120));

/** Notes what changes in the page, but where the canvas will show it, and how far anything moved that did not move by a person's doing. To be run at any moment. */
export function watchChanges() {
  globalThis.changedUntilNow = [];
  globalThis.shiftedUntilNow = 0;
  new MutationObserver((changes) => {
    for (const { type, target, attributeName } of changes)
      globalThis.changedUntilNow.push(`${type === "attributes" ? attributeName : type} of ${(target instanceof Element ? target : target.parentElement).outerHTML.slice(0, 160)}`);
  }).observe(document.getElementById("twin"), { subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["class", "id", "name", "for", "href", "hidden", "role", "tabindex", "aria-describedby", "aria-label", "aria-labelledby", "aria-invalid", "aria-expanded"] });
}
export const changedUntilNow = () => globalThis.changedUntilNow;

/** Where each control of the page is, and how large. */
export const roomOfControls = () => [...document.querySelectorAll("main :is(input, select, textarea, button, a)")].map((control) => {
  const { x, y, width, height } = control.getBoundingClientRect();
  return `${control.textContent.slice(0, 40)}: ${[x, y, width, height].map(Math.round).join(" ")}`;
});

/** Chromium's own measure: how much of what is seen moved without a person's doing, over the whole start. */
export function watchShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) globalThis.shifts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => node?.nodeName + (node?.textContent ?? "").slice(0, 40)).join(", ")}`);
  }).observe({ type: "layout-shift", buffered: true });
}
export const shifts = () => globalThis.shifts;

/** What has the focus, how far the page is scrolled, and where on the screen the focus is. */
export const placeOfFocus = () => [document.activeElement.tagName, scrollY, document.activeElement.getBoundingClientRect().top];
export const scrollDown = (px) => scrollTo(0, px);
/** How many steps of the browser's history there are. */
export const stepsOfHistory = () => history.length;
/** Ids that more than one element has. */
export const repeatedIds = () => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i);
/** The page's patience of ten seconds is half of one. Run before the page's own program. */
export function beImpatient() {
  const own = setTimeout;
  globalThis.setTimeout = (act, ms, ...rest) => own(act, ms === 10_000 ? 500 : ms, ...rest);
}
/** Whether it is still the same page, without a reload since `stay`. */
export const stay = () => { globalThis.stayed = true; };
export const hasStayed = () => globalThis.stayed === true;
export const textOfPage = () => document.body.innerText;
