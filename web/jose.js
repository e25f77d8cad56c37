// The library that seals packages and verifies receipts, in a file of its own: see `jose` in seal.js.

import { CompactEncrypt } from "jose/jwe/compact/encrypt";
import { compactVerify } from "jose/jws/compact/verify";

export const jose = { CompactEncrypt, compactVerify };
Object.assign(globalThis, { qopiJose: jose });
