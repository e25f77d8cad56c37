// Chromium, over its own protocol. Headless it paints WebGL in software.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { openBus } from "./bus.mjs";
import { ended, isRunning, killed } from "./process.mjs";
import { openScreen } from "./screen.mjs";
import { locate, patience, Tab } from "./tab.mjs";
import { until } from "../../until.mjs";

const flags = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // On a busy machine painting in software may take longer than a painter is given.
  "--disable-gpu-watchdog",
  // Much processor time: the page is put together without a painter of three dimensions.
  "--disable-gpu-compositing",
];
/** In a test nobody stays long enough for WebAssembly to be compiled a second time, which makes it some times faster. */
const in_a_hurry = "--js-flags=--liftoff-only";

export const name = "Chromium";
/** Whether one process of it holds several profiles. */
export const isShared = true;

/** @param {{ profile?: string, barred?: boolean, bus?: boolean, shown?: boolean, text_px?: number, host?: string }} settings a folder that keeps the profile over several
 * launches; without it each page has a new one. `barred`: the person's settings let no page keep anything. `shown`: in a window on a screen
 * of its own. `bus`: shown, and on an accessibility bus. `text_px`: the size of letters that the person chose.
 * `host`: a name of this computer that no browser knows to be safe. `measured`: it compiles as a person's browser does. */
export async function launch({ profile, barred, bus: withBus = false, shown = withBus, text_px, host, measured } = {}) {
  if (barred) {
    await mkdir(join(profile, "Default"), { recursive: true });
    await writeFile(join(profile, "Default/Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  }
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const downloadBehavior = { policy: "allow", downloadPath: downloads };
  const screen = shown ? await openScreen() : null;
  const bus = withBus ? await openBus(screen.display) : null;
  const browser = await puppeteer.launch({
    ...patience,
    executablePath: "/usr/bin/chromium",
    headless: !shown,
    args: [...flags, ...(measured ? [] : [in_a_hurry]), ...(withBus ? ["--force-renderer-accessibility=complete"] : []), ...(text_px ? [`--blink-settings=defaultFontSize=${text_px}`] : []),
      ...(host ? [`--host-resolver-rules=MAP ${host} 127.0.0.1`] : [])],
    env: { ...process.env, ...(shown && { DISPLAY: screen.display }), ...bus?.env },
    downloadBehavior,
    ...(profile && { userDataDir: profile }),
  });
  const { snapshot, forget } = snapshots(browser);
  const engine = { locate, tree, snapshot, picture: { optimizeForSpeed: true }, downloads, limitStorage, compose, undo, pasteMarkup, autofill, prefers };
  return {
    name,
    bus,
    screen,
    /** A page of the profile; without one of a new profile, in which nothing is kept yet. */
    async newTab({ width = 1280, height = 900, density = 1, touch = false } = {}) {
      const context = profile ? browser.defaultBrowserContext() : await browser.createBrowserContext({ downloadBehavior });
      const tab = new Tab(await context.newPage(), engine);
      tab.isTouch = touch;
      await tab.resize(width, height, density);
      return tab;
    },
    isAlive: () => browser.connected && isRunning(browser.process()),
    /** Ends it as a power cut does. */
    kill: () => killed(browser.process()),
    async close() {
      await forget();
      await browser.close();
      await ended(browser.process());
      await bus?.close();
      await screen?.close();
      await rm(downloads, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Lets the page's origin keep no more than this. */
async function limitStorage(page, bytes) {
  const session = await page.createCDPSession();
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: bytes });
}

/** An input method's steps, as the browser gets them from the system, and its end. */
async function compose(page, steps, end) {
  const session = await page.createCDPSession();
  for (const text of steps) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send("Input.insertText", { text: end });
}

/** Headless, the browser knows no keys of a system: the command is named. */
async function undo(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("z", { commands: ["undo"] });
  await page.keyboard.up("Control");
}

/** Another window puts it on the clipboard, as another program would: the page itself gets it only by the paste. */
async function pasteMarkup(page, html, text) {
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  const other = await page.browserContext().newPage();
  await other.goto(new URL("/healthz", page.url()).href);
  await other.evaluate((kinds) => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds.map(([type, data]) => [type, new Blob([data], { type })])))]),
    [["text/html", html], ["text/plain", text]]);
  await other.close();
  await page.bringToFront();
  await page.keyboard.down("Control");
  await page.keyboard.press("v", { commands: ["paste"] });
  await page.keyboard.up("Control");
}

async function autofill(page, field, address) {
  const session = await page.createCDPSession();
  await session.send("Autofill.enable");
  await field.focus();
  const fields = Object.entries(address).map(([name, value]) => ({ name, value }));
  const filled = new Promise((done) => session.once("Autofill.addressFormFilled", done));
  const fieldId = await field.backendNodeId();
  // Chromium reads a page's form some time after the page has it; until then it knows no such field.
  await until("the browser's knowledge of the form", () => session.send("Autofill.trigger", { fieldId, address: { fields } }));
  await filled;
}

async function prefers(page, features) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
}

const told = new Set(["button", "link", "textbox", "combobox", "checkbox", "radio", "group", "heading"]);

async function tree(page) {
  const nodes = [];
  const walk = ({ role, name: text = "", children = [] }) => {
    if (told.has(role)) nodes.push({ role, name: text });
    children.forEach(walk);
  };
  walk(await page.accessibility.snapshot({ interestingOnly: false }));
  return nodes;
}

/** What Playwright sees of a page, as YAML: roles, names, states and texts. It looks through a connection of its own, made when it is first asked. */
function snapshots(browser) {
  let connecting;
  const known = new Map();
  /** The same page of the browser for one of the two drivers. */
  const targetOf = async (session) => (await session.send("Target.getTargetInfo")).targetInfo.targetId;
  async function pageOf(target) {
    const contexts = (await connecting).contexts();
    for (const page of contexts.flatMap((context) => context.pages())) {
      const session = await page.context().newCDPSession(page);
      known.set(await targetOf(session), page);
      await session.detach();
    }
    return known.get(target);
  }
  return {
    async snapshot(page) {
      connecting ??= chromium.connectOverCDP(browser.wsEndpoint());
      await connecting;
      const session = await page.createCDPSession();
      const target = await targetOf(session);
      await session.detach();
      const found = known.get(target) ?? (await until("Playwright's view of the page", () => pageOf(target)));
      return found.ariaSnapshot();
    },
    forget: async () => (await connecting)?.close(),
  };
}
