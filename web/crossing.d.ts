// All that crosses between C++ (`src/app/wire.cpp`) and JavaScript: events go in, effects come out, as JSON. What JavaScript posts and does is checked
// by tsc against this table; that C++ reads and writes just this, by `tests/core/app_wire_test.cpp`, which takes each line that begins with "|".

import type { Parcel } from "./vault.js";
import type { DeskInfo } from "./desk.js";

/** The open draft, or another one, as the list of drafts shows it. */
export type Entry = { id: string; name: string; kind: string; changed: string; errors: number; edited: boolean; again: number; rows: boolean; package: string; reference: string };

/** `id` is the control's number in the twin. What answers an effect names the `operation` of that effect. */
export type Event =
  | { t: "input"; id: number; v: string }
  | { t: "change"; id: number; v: string | boolean }
  | { t: "blur"; id: number }
  | { t: "click"; id: number }
  | { t: "submit"; id: number }
  | { t: "key"; id?: number; k: "Escape" | "F8" | "undo" | "redo"; shift?: boolean }
  | { t: "url"; v: string; here?: boolean }
  | { t: "boot"; draftId: string | null; draft: string | null; elsewhere: boolean; drafts: object[]; outbox: Parcel[]; desk: DeskInfo | null; fresh: string; storage: Storage; share: boolean; html: boolean; forced: boolean; url: string }
  | { t: "draft"; id: string; draft: string; elsewhere: boolean }
  | { t: "draft-again"; id: string; draft: string; elsewhere: boolean }
  | { t: "taken"; id: string }
  | { t: "rows"; list: string; name: string; text?: string; problem?: "too-large" | "unreadable" | "protected" | "empty" | "old" | "not-loaded" }
  | { t: "read-on" }
  | { t: "drafts-read"; drafts: { id: string; draft: string }[] }
  | { t: "file"; text?: string; problem?: "too-large" | "unreadable" }
  | { t: "storage"; storage: Storage }
  | { t: "offline" }
  | { t: "desk"; desk: DeskInfo }
  | { t: "save-due" }
  | { t: "saved"; operation: number }
  | { t: "save-failed"; operation: number }
  | { t: "save-slow"; operation: number }
  | { t: "view"; html: boolean; forced: boolean }
  | { t: "printing" }
  | { t: "printed" }
  | { t: "erased"; whole: boolean }
  | { t: "erase-failed" }
  | { t: "erased-elsewhere" }
  | { t: "drafts"; drafts: Entry[]; gone: string | null }
  | { t: "member"; memberId: string; familyName: string; status: "active" | "inactive" | "unknown" | "not-checked" }
  | { t: "prepared"; operation: number; random: string; secret: string; verifier: object | null }
  | { t: "sealed"; operation: number; jwe: string }
  | { t: "seal-failed"; operation: number }
  | { t: "queued"; operation: number }
  | { t: "queue-failed"; operation: number }
  | { t: "outbox"; outbox: Parcel[] }
  | { t: "sending"; id: string }
  | { t: "received"; id: string; digest: string; reference: string; receivedAt: string }
  | { t: "refused"; id: string; status: number; problem: object }
  | { t: "unsent"; id: string; reason: Unsent };

/** Whether what is kept stays: until it is erased, until the browser needs the room, or until the page is closed; or whether the browser does
 * not tell what it keeps. */
export type Storage = "persistent" | "best-effort" | "memory" | "unanswered";
/** Why a package was not sent. */
export type Unsent = "network" | "busy" | "no-key" | "not-our-server";

export type Effect =
  | { do: "save-soon" }
  | { do: "save"; operation: number; entry: Entry; parts: (string | number)[] }
  | { do: "open-draft"; id: string }
  | { do: "take-over"; id: string }
  | { do: "let-go"; id: string }
  | { do: "drop-draft"; id: string }
  | { do: "export-draft"; id: string; name: string }
  | { do: "go"; url: string; replace: boolean }
  | { do: "verify"; memberId: string; familyName: string }
  | { do: "prepare"; operation: number; response: string | null }
  | { do: "seal"; operation: number; header: object; key: object; plaintext: string }
  | { do: "enqueue"; operation: number; parcel: Parcel; entry: Entry; parts: string[] }
  | { do: "ask-receipt"; id: string }
  | { do: "mark"; id: string; state: string }
  | { do: "given-out"; id: string; at: string }
  | { do: "send"; id: string }
  | { do: "retry"; id: string; attempt: number }
  | { do: "download"; name: string; type: string; bytes: string }
  | { do: "share"; name: string; type: string; bytes: string; title: string; text: string }
  | { do: "print" }
  | { do: "read-later" }
  | { do: "read-drafts"; ids: string[] }
  | { do: "forget"; id: string }
  | { do: "erase" }
  | { do: "view"; html: boolean };

export type Post = (event: Event) => void;
