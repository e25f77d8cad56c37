// The Help Desk's interface over HTTP, and what each of its answers means.

import { base64, bytesOf, hex, isShallow, sha256 } from "./bytes.js";
import { openReceipt } from "./seal.js";

/** What the Help Desk publishes. The first key to seal is the current one; old keys to sign stay published.
 * @typedef {{ contact: object, keys: { seal: JsonWebKey[], sign: JsonWebKey[] }, rounds: object[], membership: string }} DeskInfo */

/** What became of a sending.
 * @typedef {{ kind: "received", receipt: import("./seal.js").Receipt }
 *   | { kind: "refused", status: number, problem: object }
 *   | { kind: "unsent", reason: import("./crossing.js").Unsent, retryAfter: number | null }
 *   | { kind: "absent" }} Answer */

/** What is said of a member. @typedef {Extract<import("./crossing.js").Event, { t: "member" }>["status"]} Status */

/** Where the last good copy of the Help Desk's information lies.
 * @typedef {{ copy: (name: string) => Promise<any>, keepCopy: (name: string, value: object) => Promise<void> }} Copies */

const desk_ms = 5_000;
const verify_ms = 10_000;
const send_ms = 120_000;
const answer_bytes_max = 1 << 20;

/** A Help Desk that asks for more than a day is asked again after a day. */
const retry_after_s_max = 86_400;

/** 409: another package has this id. 400, 413, 422: the package itself is refused. */
const refusals = [400, 409, 413, 422];
const later = [408, 425, 429];
/** The Help Desk does not have the key that the package is sealed for: it may get it back, or never. */
const no_key = "urn:qopi:problem:no-key";

/** @typedef {ReturnType<typeof createDesk>} Desk */

/** @param {Copies} copies @param {string} [site] where the Help Desk is; that of the page when left out, below whatever path it lies */
export function createDesk(copies, site = ".") {
  /** @param {string} path @param {number} limit_ms @param {RequestInit} [settings] */
  function ask(path, limit_ms, settings) {
    // A redirection is never the Help Desk's: a captive portal's or a login page's.
    return fetch(`${site}/api/v1/${path}`, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(limit_ms), ...settings });
  }

  /** @type {Promise<DeskInfo | null> | null} */
  let live = null;

  /** @returns {Promise<DeskInfo | null>} */
  async function fetchInfo() {
    try {
      const answer = await ask("desk", desk_ms);
      const info = answer.status === 200 ? await jsonOf(answer, "application/json") : null;
      if (!isInfo(info)) return null;
      await copies.keepCopy("desk", info).catch(() => {});
      return info;
    } catch {
      return null;
    }
  }

  /** @param {Response} answer @param {string} id @param {string} digest @returns {Promise<Answer>} */
  async function receiptIn(answer, id, digest) {
    const jws = (await jsonOf(answer, "application/json"))?.receipt;
    if (typeof jws !== "string") return stranger;
    const known = await copyOf(copies);
    // A key that is not in our copy may be newer than the copy.
    const receipt = (known && (await openReceipt(jws, known.keys.sign))) ?? (await openReceipt(jws, (await fetchInfo())?.keys.sign ?? []));
    return receipt?.id === id && receipt.digest === digest ? { kind: "received", receipt } : stranger;
  }

  /** @param {Promise<Response>} asked @param {string} id @param {string} digest @returns {Promise<Answer>} */
  async function meaningOf(asked, id, digest) {
    try {
      const answer = await asked;
      const { status } = answer;
      if (status === 200 || status === 201) return await receiptIn(answer, id, digest);
      if (later.includes(status) || status >= 500) {
        const is_no_key = status === 503 && (await jsonOf(answer, "application/problem+json"))?.type === no_key;
        return { kind: "unsent", reason: is_no_key ? "no-key" : "busy", retryAfter: retryAfterOf(answer) };
      }
      // Only our server says so in these words; another one's "not found" tells nothing.
      if (status === 404) return (await jsonOf(answer, "application/problem+json")) ? { kind: "absent" } : stranger;
      const problem = refusals.includes(status) ? await jsonOf(answer, "application/problem+json") : null;
      return problem ? { kind: "refused", status, problem } : stranger;
    } catch {
      return { kind: "unsent", reason: "network", retryAfter: null };
    }
  }

  /** @param {string} memberId @param {string} familyName @returns {Promise<Status>} */
  async function statusOf(memberId, familyName) {
    try {
      const answer = await ask("members/verify", verify_ms, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ memberId, familyName }),
      });
      const status = answer.status === 200 ? (await jsonOf(answer, "application/json"))?.status : null;
      return ["active", "inactive", "unknown"].includes(status) ? status : "not-checked";
    } catch {
      return "not-checked";
    }
  }

  return {
    /** The member of whom nobody could tell: to be asked about again once the Help Desk can be reached.
     * @type {{ memberId: string, familyName: string } | null} */
    unchecked: null,

    /** What it published in this visit holds no more: it is asked anew. */
    renew() {
      live = null;
    },

    /** What the Help Desk publishes in this visit, or null; asked for until it was once reached.
     * @returns {Promise<DeskInfo | null>} */
    async current() {
      live ??= fetchInfo();
      const info = await live;
      if (!info) live = null;
      return info;
    },

    /** Its last good copy, or null. @returns {Promise<DeskInfo | null>} */
    copy: () => copyOf(copies),

    /** @param {string} memberId @param {string} familyName
     * @returns {Promise<Status>} "not-checked" when nobody could tell */
    async verify(memberId, familyName) {
      this.unchecked = null;
      const status = await statusOf(memberId, familyName);
      if (status === "not-checked") this.unchecked = { memberId, familyName };
      return status;
    },

    /** Sends the exact bytes. Only a receipt that was verified, for this id and these bytes, is "received".
     * @param {string} id @param {string} text @returns {Promise<Answer>} */
    async send(id, text) {
      const body = bytesOf(text);
      const hash = await sha256(body);
      // RFC 9530: the digest as a structured field's byte sequence.
      const headers = { "Content-Type": "application/json", "Content-Digest": `sha-256=:${base64(hash)}:` };
      const asked = ask(`submissions/${encodeURIComponent(id)}`, send_ms, { method: "PUT", headers, body });
      return meaningOf(asked, id, `sha-256:${hex(hash)}`);
    },

    /** Asks for the receipt of what was sent before.
     * @param {string} id @param {string} text @returns {Promise<Answer>} */
    async receipt(id, text) {
      const digest = `sha-256:${hex(await sha256(bytesOf(text)))}`;
      return meaningOf(ask(`submissions/${encodeURIComponent(id)}/receipt`, verify_ms), id, digest);
    },
  };
}

/** @type {Answer} */
const stranger = { kind: "unsent", reason: "not-our-server", retryAfter: null };

/** @param {any} value @returns {value is DeskInfo} */
const isInfo = (value) => Array.isArray(value?.keys?.seal) && Array.isArray(value.keys.sign) && isShallow(value);

/** The last good copy; it lies open in the browser's storage, and may be anything. @param {Copies} copies */
async function copyOf(copies) {
  const copy = await copies.copy("desk").catch(() => null);
  return isInfo(copy) ? copy : null;
}

/** The object in an answer of this type, or null when it is another type, too long, or no JSON object. A connection that
 * breaks off is the network's fault and is thrown.
 * @param {Response} answer @param {string} type @returns {Promise<any>} */
async function jsonOf(answer, type) {
  if (answer.headers.get("Content-Type")?.split(";")[0].trim().toLowerCase() !== type) return null;
  const text = await textWithin(answer, answer_bytes_max);
  try {
    const value = JSON.parse(text);
    // JSON.stringify, which hands it to C++, ends the program at what is too deep.
    return typeof value === "object" && !Array.isArray(value) && isShallow(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {Response} answer @param {number} bytes_max */
async function textWithin(answer, bytes_max) {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) return text + decoder.decode();
    length += value.length;
    if (length > bytes_max) {
      await reader?.cancel();
      return "";
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** RFC 9110 section 10.2.3: seconds, or a date, which is by the server's clock and not by this computer's.
 * @param {Response} answer @returns {number | null} seconds */
function retryAfterOf(answer) {
  const text = answer.headers.get("Retry-After")?.trim() ?? "";
  const now_ms = Date.parse(answer.headers.get("Date") ?? "") || Date.now();
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now_ms) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, seconds), retry_after_s_max);
}
