// The few verbs in which a journey speaks, on one page of a browser that puppeteer drives. A control is found by its role and its
// accessible name and by nothing else, in the browser's own accessibility tree.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../../until.mjs";

const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
const attribute = (name, value) => (value === undefined ? "" : `[${name}=${quoted(value)}]`);
const selector = (role, name) => `aria/${attribute("name", name)}${attribute("role", role)}`;
/** All in `scope`, a page or an element, that the browser knows by this role and name, or by one of them. */
export const locate = (scope, role, name) => scope.$$(selector(role, name));
const called = (role, name) => (name === undefined ? role : `${role} “${[name].flat()[0]}”`);

/** Clicks an element with the mouse, or taps it, once it lies still. Whether it was hit: a page that moved in between may have left the place. */
async function hits(element, isTouch) {
  await element.evaluate(async (target) => {
    target.heardClick = false;
    target.addEventListener("click", () => (target.heardClick = true), { once: true, capture: true });
    const next = requestAnimationFrame.uncounted ?? requestAnimationFrame;
    for (let before = "", now; (now = JSON.stringify(target.getBoundingClientRect())) !== before; before = now) await new Promise((done) => next(done));
  });
  await (isTouch ? element.tap() : element.click());
  // A page that the click left behind can tell nothing any more, and one that was not hit would still be there.
  return element.evaluate((target) => target.heardClick).catch(() => true);
}

/** Presses a control as a screen reader does, which needs no place: it cannot be missed. */
const pressed = (element) => element.evaluate((target) => (target.focus(), target.click(), true));

/** How long a browser may take for its start, and for one thing that it is asked. A busy machine is no fault of the page. */
export const patience = { timeout: 180_000, protocolTimeout: 400_000 };

/** The role and name of the group in which to look, or of one that is left out.
 * @typedef {{ within?: [string, string?], outside?: [string, string?] }} Scope */

export class Tab {
  /** All that the page said or asked for: messages on the console, addresses of requests, addresses and titles of the page. */
  console = [];
  requests = [];
  /** The kinds of the browser's own questions. */
  questions = [];
  seen = new Set();
  /** Every text that was typed: nothing of it may be found in the lists above. */
  typed = new Set();
  /** Whether the person has fingers and no mouse. */
  isTouch = false;
  /** Whether each letter is a key, and each tick and press a click of the mouse. Pages are filled in faster where that is not what is tested. */
  byHand = false;

  /** What engines do differently: how they find, how they tell their tree, how they take
   * pictures, and the folder for what is downloaded.
   * @typedef {{ locate: typeof locate, tree: (page: Page) => Promise<{ role: string, name: string }[]>, picture?: object, downloads: string }} Engine
   * @typedef {import("puppeteer-core").Page} Page
   * @param {Page} page @param {Engine} engine */
  constructor(page, engine) {
    this.page = page;
    this.engine = engine;
    page.setDefaultTimeout?.(patience.timeout);
    page.on("console", (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.console.push(`uncaught: ${error.message}`));
    page.on("request", (request) => this.requests.push(request.url()));
    // The browser asks whether to leave while a change is unwritten. It is left all the same: nothing may be lost by that.
    page.on("dialog", (dialog) => {
      this.questions.push(dialog.type());
      return dialog.accept();
    });
  }

  // --- the address ---

  async open(address) {
    await this.page.goto(address);
  }
  async back() {
    await this.page.evaluate(() => history.back());
  }
  async forward() {
    await this.page.evaluate(() => history.forward());
  }
  /** Another tab of the same browser and profile, in front of this one. */
  async another() {
    return new Tab(await this.page.browserContext().newPage(), this.engine);
  }
  /** The person looks at this tab. */
  async front() {
    await this.page.bringToFront();
  }
  async reload() {
    await this.page.reload();
  }
  /** As the page itself has it: the driver hears of a new address a moment later. */
  async url() {
    const address = await this.page.evaluate(() => location.href);
    this.seen.add(address);
    return address;
  }
  async title() {
    const [title, address] = await this.page.evaluate(() => [document.title, location.href]);
    this.seen.add(title).add(address);
    return title;
  }

  // --- controls ---

  /** All that have this role and name now. */
  async #all(role, name, { within, outside } = {}) {
    const scope = within ? await this.#one(...within) : this.page;
    const found = await this.engine.locate(scope, role, name);
    if (!outside || found.length < 2) return found;
    const other = await this.#one(...outside);
    const inside = await Promise.all(found.map((one) => one.evaluate((element, group) => group.contains(element), other)));
    return found.filter((_, i) => !inside[i]);
  }
  async #one(role, name, scope) {
    let count = 0;
    for (const one of [name].flat()) {
      const found = await this.#all(role, one, scope);
      if (found.length === 1) return found[0];
      count += found.length;
    }
    throw new Error(`there ${count ? `are ${count}` : "is no"} ${called(role, name)}${scope?.within ? ` in the ${called(...scope.within)}` : ""}`);
  }

  /** Waits until there is exactly one control of this role and name. Of several names, one must be its.
   * @param {string} role @param {string | string[]} [name] @param {Scope} [scope] */
  find(role, name, scope) {
    return until(called(role, name), () => this.#one(role, name, scope));
  }
  /** How many there are now. @param {Scope} [scope] */
  async count(role, name, scope) {
    return (await this.#all(role, name, scope)).length;
  }

  /** Presses it: with the mouse, as one whose eyes found it, or as a screen reader does. @param {Scope} [scope] */
  async press(role, name, scope) {
    await this.title();
    if (this.byHand || this.isTouch) return this.click(role, name, scope);
    // It may be made anew between looking and pressing.
    await until(`a press on the ${called(role, name)}`, async () => pressed(await this.#one(role, name, scope)));
  }
  /** Clicks it with the mouse. @param {Scope} [scope] */
  async click(role, name, scope) {
    // The page may change between looking and clicking, as it may for a person, who then looks again.
    await until(`a click on the ${called(role, name)}`, async () => hits(await this.#one(role, name, scope), this.isTouch));
  }

  /** Lets the mouse lie where nothing can be pressed: what is under it looks different. */
  async rest() {
    await this.page.mouse.move(0, 0);
  }

  /** Ticks a checkbox or takes the tick away, or chooses a radio button. @param {Scope} [scope] */
  async tick(role, name, wanted, scope) {
    const box = await this.find(role, name, scope);
    const isTicked = () => box.evaluate((element) => element.checked);
    if ((await isTicked()) === wanted) return;
    if (this.byHand || this.isTouch) await until(`a click on the ${called(role, name)}`, () => hits(box, this.isTouch));
    else await pressed(box);
    await until(`the tick at the ${called(role, name)}`, async () => (await isTicked()) === wanted);
  }

  /** Gives a field its text: key by key, or at once as a browser's autofill does. @param {Scope} [scope] */
  async enter(role, name, text, scope) {
    if (this.byHand) return this.type(role, name, text, scope);
    const field = await this.find(role, name, scope);
    this.typed.add(text);
    const stands = await field.evaluate((element, wanted) => {
      element.focus();
      element.select();
      document.execCommand(wanted ? "insertText" : "delete", false, wanted);
      return element.value;
    }, text);
    if (stands !== text) throw new Error(`“${stands}” stands in the ${called(role, name)} instead of “${text}”`);
  }

  /** Replaces the text of a field, key by key. @param {Scope} [scope] */
  async type(role, name, text, scope) {
    const field = await this.find(role, name, scope);
    // An error that just went lets the page move under the pointer, once.
    await until(`the focus in the ${called(role, name)}`, async () => {
      await (this.isTouch ? field.tap() : field.click());
      return field.evaluate((element) => element === document.activeElement);
    });
    if (await field.evaluate((element) => element.value !== "")) {
      await this.key("Control", "a");
      await this.key("Delete");
    }
    if (text) await this.page.keyboard.type(text);
    this.typed.add(text);
    // Typing is the browser's own: what was typed stands there, key for key.
    await until(`“${text}” in the ${called(role, name)}`, () => field.evaluate((element, wanted) => element.value === wanted, text));
  }

  /** Replaces the text of a field at once, as pasting does: too much to type it key by key. @param {Scope} [scope] */
  async paste(role, name, text, scope) {
    const field = await this.find(role, name, scope);
    await field.focus();
    await this.key("Control", "a");
    // One text without a key for each character.
    await this.page.keyboard.sendCharacter(text);
    await until(`the pasted text in the ${called(role, name)}`, () => field.evaluate((element, wanted) => element.value.trim() === wanted.trim(), text));
  }

  /** Replaces the text of a field by what another program put on the clipboard, as markup and as text. @param {Scope} [scope] */
  async pasteMarkup(role, name, html, text, scope) {
    const field = await this.find(role, name, scope);
    await field.focus();
    await this.key("Control", "a");
    await this.engine.pasteMarkup(this.page, html, text);
    this.typed.add(text);
    await until(`the pasted text in the ${called(role, name)}`, () => field.evaluate((element, wanted) => element.value === wanted, text));
  }

  /** Chooses from a list by typing the beginning of the entry. @param {Scope} [scope] */
  async choose(role, name, entry, scope) {
    const list = await this.find(role, name, scope);
    await list.focus();
    if (this.byHand) await this.page.keyboard.type(entry);
    else
      await list.evaluate((element, wanted) => {
        element.value = [...element.options].find(({ text }) => text === wanted)?.value;
        for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
      }, entry);
    await until(`“${entry}” in the ${called(role, name)}`, () => list.evaluate((element, wanted) => element.selectedOptions[0]?.text === wanted, entry));
  }

  /** Lets time pass, where time itself is what is tested; everything else is waited for. */
  async pass(seconds) {
    await pause(seconds * 1000);
  }

  /** Presses keys together: key("Shift", "Tab"). */
  async key(...keys) {
    for (const one of keys.slice(0, -1)) await this.page.keyboard.down(one);
    await this.page.keyboard.press(keys.at(-1));
    for (const one of keys.slice(0, -1).reverse()) await this.page.keyboard.up(one);
  }

  /** Presses what asks for a file, and gives this one. @param {Scope} [scope] */
  async openFile(role, name, path, scope) {
    const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.click(role, name, scope)]);
    await chooser.accept([path]);
  }

  /** What a person would get told of it. @param {Scope} [scope] */
  async read(role, name, scope) {
    return (await this.find(role, name, scope)).evaluate((element) => ({
      text: element.innerText,
      value: element.value,
      entry: element.selectedOptions?.[0]?.text,
      checked: element.checked,
      level: /^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : undefined,
      disabled: element.disabled,
      focused: document.activeElement === element,
      invalid: element.getAttribute("aria-invalid") === "true",
      required: element.getAttribute("aria-required") === "true",
      description: (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.innerText).join(" ").trim(),
    }));
  }

  /** Every control, group and heading with the name that the browser gives it. */
  tree() {
    return this.engine.tree(this.page);
  }
  /** The page as Playwright sees it: roles, names, states and texts as YAML. In Chromium. */
  snapshot() {
    return this.engine.snapshot(this.page);
  }

  // --- facts and pictures ---

  /** Facts of the page, never a way to do something. */
  evaluate(fact, ...args) {
    return this.page.evaluate(fact, ...args);
  }
  /** To be run in the page before its own program. */
  before(program, ...args) {
    return this.page.evaluateOnNewDocument(program, ...args);
  }
  /** The page as it is printed. */
  pdf() {
    return this.page.pdf({ format: "letter", tagged: true });
  }
  screenshot(settings) {
    return this.page.screenshot({ ...this.engine.picture, ...settings });
  }
  async resize(width, height, density = 1) {
    await this.page.setViewport({ width, height, deviceScaleFactor: density, isMobile: this.isTouch, hasTouch: this.isTouch });
  }

  /** Nothing that another journey of this browser downloaded is taken for this one's. */
  async forgetDownloads() {
    if (this.engine.downloads) for (const name of await readdir(this.engine.downloads)) await rm(join(this.engine.downloads, name));
  }

  /** The next file that the page gave, and its name. */
  async downloaded() {
    // A browser writes under a name of its own first, and Firefox makes the file under its true name meanwhile, empty.
    const found = await until("a download", async () => {
      const names = await readdir(this.engine.downloads);
      const name = !names.some((one) => /\.(part|crdownload)$/.test(one)) && names.find((one) => one.startsWith("qopi-"));
      const bytes = name && (await readFile(join(this.engine.downloads, name)));
      return bytes?.length > 0 && { name, bytes };
    });
    await rm(join(this.engine.downloads, found.name));
    return found;
  }

  /** Composes a text at the end of a field as an input method does, step by step. @param {string[]} steps @param {string} end */
  async compose(role, name, steps, end) {
    const field = await this.find(role, name);
    await field.focus();
    await this.key("End");
    await this.engine.compose(this.page, steps, end);
    this.typed.add(end);
  }
  async undo() {
    await this.engine.undo(this.page);
  }
  /** Lets the browser fill in the form from what it knows of a person, beginning at this field. @param {Object<string, string>} address by the browser's types */
  async autofill(role, name, address) {
    await this.engine.autofill(this.page, await this.find(role, name), address);
    Object.values(address).forEach((text) => this.typed.add(text));
  }

  /** What the person's system prefers, by the names of CSS: { "forced-colors": "active" }. */
  prefers(features) {
    return this.engine.prefers(this.page, features);
  }

  /** From the next page on no script runs. */
  async withoutScripts() {
    await this.page.setJavaScriptEnabled(false);
  }

  /** Lets the page's origin keep no more than this, as a full disk would. */
  limitStorage(bytes) {
    return this.engine.limitStorage(this.page, bytes);
  }

  async close() {
    await this.page.close();
  }
}
