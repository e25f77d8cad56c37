// WebKitGTK, over WebDriver, in a window of our own that keeps its profile. Its page speaks the words of puppeteer that a tab uses.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, Key } from "selenium-webdriver";
import { ownPort } from "../../helpdesk/desk.mjs";
import { openScreen } from "./screen.mjs";
import { Tab } from "./tab.mjs";
import { until } from "../../until.mjs";

export const name = "WebKitGTK";
/** Whether one process of it holds several profiles. */
export const isShared = false;

const window = fileURLToPath(new URL("webkit_window.py", import.meta.url));

/** Starts the driver. */
async function openDriver(env) {
  const port = await ownPort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
  process.once("exit", () => driver.kill());
  return { url: `http://127.0.0.1:${port}`, close: () => driver.kill() };
}

/** @param {{ profile?: string, density?: number }} settings a folder that keeps the profile over several launches; the device pixels of one CSS pixel */
export async function launch({ profile, density = 1 } = {}) {
  const screen = await openScreen();
  const own = profile ?? (await mkdtemp(join(tmpdir(), "qopi-webkit-")));
  const driver = await openDriver({
    ...process.env, DISPLAY: screen.display, QOPI_PROFILE: own, GDK_SCALE: String(density), LIBGL_ALWAYS_SOFTWARE: "1", GIO_USE_PROXY_RESOLVER: "dummy", NO_AT_BRIDGE: "1",
    // Containers do not let it make the sandbox in which it usually runs.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  });
  const session = await until("WebKitGTK", () => new Builder().disableEnvironmentOverrides().usingServer(driver.url).withCapabilities({
    browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: window, args: [] },
  }).build());
  return {
    name,
    /** The one page of this window. */
    newTab: async () => new Tab(new Page(session), { locate, tree }),
    async close() {
      // A window that crashed cannot be closed any more; the next verb that needed it has told so.
      await session.quit().catch(() => {});
      driver.close();
      await screen.close();
      // Its processes may still write for a moment.
      if (!profile) await rm(own, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

const keys = { Control: Key.CONTROL, Shift: Key.SHIFT, Alt: Key.ALT, Tab: Key.TAB, Enter: Key.ENTER, Escape: Key.ESCAPE, Delete: Key.DELETE };
const elementOf = (value) => (value instanceof Element ? value.element : value);

/** One of puppeteer's handles. */
class Element {
  constructor(page, element) {
    this.page = page;
    this.element = element;
  }
  evaluate(fact, ...args) {
    return this.page.evaluate(fact, this, ...args);
  }
  click() {
    return this.element.click();
  }
  focus() {
    return this.evaluate((element) => element.focus());
  }
}

class Page {
  constructor(session) {
    this.session = session;
    this.root = null;
    const act = (step) => step(session.actions({ async: true })).perform();
    this.keyboard = {
      type: async (text) => { for (const character of text) await act((actions) => actions.sendKeys(character)); },
      down: (key) => act((actions) => actions.keyDown(keys[key] ?? key)),
      up: (key) => act((actions) => actions.keyUp(keys[key] ?? key)),
      press: (key) => act((actions) => actions.sendKeys(keys[key] ?? key)),
    };
  }
  // WebDriver tells nothing of consoles, requests and dialogs.
  on() {}
  async goto(address) {
    await this.session.get(address);
    this.address = await this.session.getCurrentUrl();
  }
  reload() {
    return this.session.navigate().refresh();
  }
  url() {
    return this.address;
  }
  async title() {
    this.address = await this.session.getCurrentUrl();
    return this.session.getTitle();
  }
  evaluate(fact, ...args) {
    return this.session.executeScript(`return (${fact}).apply(null, arguments)`, ...args.map(elementOf));
  }
  async setViewport() {}
  async screenshot() {
    return Buffer.from(await this.session.takeScreenshot(), "base64");
  }
  async close() {}
}

/** What may have a role; the browser itself is then asked for role and name. */
const told = "a, button, input, select, textarea, fieldset, section, main, nav, header, footer, h1, h2, h3, ul, ol, li, table, [role]";
const controls = "#twin :is(a[href], button, input, select, textarea, fieldset, h1, h2, h3)";
/** What WebKitGTK calls otherwise: a list to choose from is a button to it, and a password has no role in ARIA. */
const aliases = { combobox: ["combobox", "button"], textbox: ["textbox", "textfield", "generic", ""] };
const suits = { combobox: (tag) => tag === "select", button: (tag) => tag !== "select", textbox: (tag) => tag === "input" || tag === "textarea" };

async function locate(scope, role, wanted) {
  const page = scope.page ?? scope;
  // What is not rendered has no place in the accessibility tree, and WebKitGTK's process ends when it is asked for one.
  const candidates = await page.evaluate((told, top) => [...(top ?? document).querySelectorAll(told)].filter((one) => one.checkVisibility()), told, scope.element);
  const found = [];
  for (const element of candidates) {
    if (!(aliases[role] ?? [role]).includes(await element.getAriaRole())) continue;
    if (suits[role] && !suits[role](await element.getTagName())) continue;
    if (wanted === undefined || (await element.getAccessibleName()) === wanted) found.push(new Element(page, element));
  }
  return found;
}

/** In ARIA's words. A list to choose from is a button here. */
async function tree(page) {
  const nodes = [];
  for (const element of await page.evaluate((controls) => [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility()), controls)) {
    const [own, name, tag] = [await element.getAriaRole(), await element.getAccessibleName(), await element.getTagName()];
    const role = Object.keys(aliases).find((known) => aliases[known].includes(own) && suits[known](tag)) ?? own;
    if (!(tag === "input" && (await element.getAttribute("type")) === "password")) nodes.push({ role, name });
  }
  return nodes;
}
