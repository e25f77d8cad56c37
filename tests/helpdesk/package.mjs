// Makes packages as a practice's browser would, independently of the C++ core: canonical JSON, digests, sealing. Everyone
// and everything named here is invented.
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
export const jose = await import(pathToFileURL(web.resolve("jose")));

/** RFC 8785 for documents without fractions: keys sorted by UTF-16 code units, which is how JavaScript compares. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

export const digestOf = (bytes) => `sha-256:${createHash("sha256").update(bytes).digest("hex")}`;
export const contentDigest = (bytes) => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

export function newId() {
  const hex = Date.now().toString(16).padStart(12, "0") + "7" + randomBytes(10).toString("hex").slice(0, 19);
  const variant = "89ab"[parseInt(hex[16], 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Nine digits and the check digit that CMS asks for. */
export function npi(nine) {
  const digits = [..."80840" + nine].reverse().map(Number);
  const sum = digits.reduce((total, digit, i) => total + (i % 2 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

const agreed = {
  pq1_permission: "yes", pq2_internet_email: "yes", pq3_two_rounds: "yes", pq4_methodology: "yes",
  pq5_costs: "yes", pq6_share_internally: "yes", pq7_aggregate_data: "yes", pq8_audits: "yes",
};

/** The smallest registration that breaks no rule. */
export const smallest = () => ({
  eligibility: { country: "US", oncology_group: "yes", shared_record: "yes", asco_member: "yes" },
  prequalification: { ...agreed },
  physician: {
    given_name: "Maria", family_name: "Okonkwo-Smith", email: "maria@riverbend.example.org", phone: "703-234-5678",
    asco_id: "104233", npi: npi("123456789"), receive_email: "yes", email_types: ["administrative"],
    reports: false, abstracts: true, is_administrator: true,
  },
  practice: {
    name: "Riverbend Oncology", line1: "12 Invented Way", city: "Alexandria", state: "VA", zip: "22314",
    phone: "703-234-5600", npi: npi("198765432"), total_offices: 1, multiple_offices: "no",
  },
  users: [],
});

/** A registration with everything: another administrator, two offices, three users. */
export const fullest = () => {
  const content = smallest();
  Object.assign(content.physician, {
    upin: "A12345", abim_id: "123456", email2: "okonkwo@home.example.org", email_types: ["administrative", "informational"],
    challenge_question: "What did the first poster in the hall show?", reports: true, is_administrator: false,
  });
  content.administrator = {
    given_name: "Ingrid", family_name: "Ødegård", email: "ingrid@riverbend.example.org", phone: "703-234-5679 ext. 12",
    receive_email: "yes", email_types: ["administrative", "informational"], abstracts: false,
  };
  Object.assign(content.practice, { line2: "Suite 4", fax: "703-234-5601", total_offices: 4, multiple_offices: "yes" });
  content.offices = [
    {
      id: "o1", name: "Riverbend Oncology North", same_address: false, line1: "8 Made-Up Road", city: "Fairfax", state: "VA",
      zip: "22030", phone: "703-234-5700", same_ein: false, npi: npi("187654321"), same_administrator: false,
      administrator: { given_name: "Tom", family_name: "O’Neill", email: "tom@riverbend.example.org", phone: "703-234-5701" },
    },
    { id: "o2", name: "Riverbend Oncology South", same_address: true, phone: "703-234-5800", same_ein: true, same_administrator: true },
  ];
  content.users = [
    { id: "u1", given_name: "Ana", family_name: "Lindqvist", email: "ana@riverbend.example.org", phone: "703-234-5710",
      roles: ["abstractor"], practice_level: "no", offices: ["main", "o1"], receive_email: "yes", username: "a.lindqvist" },
    { id: "u2", given_name: "Jun", family_name: "Mori", email: "jun@riverbend.example.org", phone: "703-234-5711",
      roles: ["physician"], designation: "reporting", practice_level: "yes", receive_email: "no" },
    { id: "u3", given_name: "Pia", family_name: "Van der Berg", email: "pia@riverbend.example.org", phone: "703-234-5712",
      roles: ["administrator", "abstractor"], practice_level: "no", offices: ["o2"], receive_email: "yes" },
  ];
  return content;
};

/** What `fullest` seals. */
export const fullestSealed = () => ({
  "/content/physician/challenge_response": {
    alg: "PBKDF2-HMAC-SHA-256", iterations: 600000, salt: "c2FsdHNhbHRzYWx0c2FsdA", hash: "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
  },
  "/content/practice/ein": "91-1144442",
  "/content/offices/0/ein": "04-2103594",
});

export const interest = () => ({
  eligibility: { country: "CA" },
  interest: {
    organization: "Clinique Inventée du Nord", city: "Montréal", given_name: "Zoë", family_name: "Tremblay-Fictive",
    email: "zoe@clinique.example.ca", phone: "+1 514 234 5678",
  },
});

export async function seal(plaintext, key, header) {
  return new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(plaintext)))
    .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM", kid: key.kid, ...header })
    .encrypt(await jose.importJWK(key, "ECDH-ES"));
}

/** The object of a package. `sealKey` is the JWK of the desk, needed only when `sealed` has values. */
export async function makeObject({ kind = "registration", content = smallest(), sealed = {}, sealKey, id = newId(), kept = [], ...others } = {}) {
  const object = {
    format: "qopi-submission", version: 0, id, kind, created: "2026-11-23T02:20:00Z", edition: "2009-06-04",
    app: { name: "Independent maker", version: "1" }, content, kept,
    declaration: { name: "Maria Okonkwo-Smith", date: "2026-11-23", answers: digestOf(canonical({ content, kept })) },
    sealed_fields: Object.keys(sealed),
    ...others,
  };
  if (object.sealed_fields.length && !object.sealed) object.sealed = await seal(sealed, sealKey, { id, kind });
  return object;
}

/** The bytes of an object, its digest made anew. */
export function bytesOf(object) {
  const { digest, ...rest } = object;
  return Buffer.from(JSON.stringify({ ...rest, digest: digestOf(canonical(rest)) }));
}

export async function makePackage(settings = {}) {
  const object = await makeObject(settings);
  return { id: object.id, object, bytes: bytesOf(object) };
}

/** A package as our own app writes it, byte for byte: one of tests/packages under a new id, sealed anew when it has sealed values. */
export async function appPackage({ name = "smallest", sealKey, id = newId(), change = () => {} } = {}) {
  const object = JSON.parse(readFileSync(new URL(`../packages/${name}.json`, import.meta.url), "utf8"));
  object.id = id;
  change(object);
  if (object.sealed) object.sealed = await seal(fullestSealed(), sealKey, { id, kind: object.kind });
  object.declaration.answers = digestOf(canonical({ content: object.content, kept: object.kept }));
  const { digest, ...rest } = object;
  object.digest = digestOf(canonical(rest));
  return { id, object, bytes: Buffer.from(`${JSON.stringify(object, null, 2)}\n`) };
}
