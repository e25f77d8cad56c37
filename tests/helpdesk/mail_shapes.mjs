// What mail programs and gateways make of a package: a table from a name to a mail, and to what must become of it.
import { deflateRawSync, gzipSync } from "node:zlib";

const CRLF = "\r\n";
const join = (...chunks) => Buffer.concat(chunks.flat().map((chunk) => Buffer.from(chunk)));
/** Header fields, a line each, and the empty line after them. */
const head = (fields) => `${Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join(CRLF)}${CRLF}${CRLF}`;
const envelope = {
  From: "Ana Lindqvist <ana@riverbend.example.org>", To: "desk@helpdesk.example.org", Subject: "Registration",
  Date: "Mon, 23 Nov 2026 02:20:00 +0000", "Message-ID": "<1@riverbend.example.org>", "MIME-Version": "1.0",
};

export const base64Lines = (bytes, width = 76) => Buffer.from(bytes).toString("base64").replace(new RegExp(`.{${width}}(?=.)`, "g"), `$&${CRLF}`) + CRLF;

/** Quoted-printable (RFC 2045 §6.7) of bytes whose line feeds are line ends. */
export function quotedPrintable(bytes) {
  const line = (text) => {
    const words = [...text].map((byte) => (byte >= 33 && byte <= 126 && byte !== 61 ? String.fromCharCode(byte) : byte === 32 ? " " : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`));
    if (words.at(-1) === " ") words[words.length - 1] = "=20";
    let out = "", width = 0;
    for (const word of words) {
      if (width + word.length > 75) (out += `=${CRLF}`), (width = 0);
      (out += word), (width += word.length);
    }
    return out;
  };
  const lines = [[]];
  for (const byte of bytes) byte === 10 ? lines.push([]) : lines.at(-1).push(byte);
  return lines.map(line).join(CRLF);
}

const crlf = (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", CRLF), "latin1");
const lf = (bytes) => Buffer.from(bytes.toString("latin1").replaceAll(CRLF, "\n"), "latin1");

let boundaries = 0;
export function multipart(type, parts, fields = envelope) {
  const boundary = `=_next_${++boundaries}`;
  return join(head({ ...fields, "Content-Type": `multipart/${type}; boundary="${boundary}"` }), "This is a mail of several parts.", CRLF,
    ...parts.map((part) => join("--", boundary, CRLF, part, CRLF)), "--", boundary, "--", CRLF);
}
/** A part; `body` is already encoded. */
const part = (type, encoding, body, more = {}) => join(head({ "Content-Type": type, "Content-Transfer-Encoding": encoding, ...more }), body);
const words = (text = "Please find our registration attached.") => part("text/plain; charset=utf-8", "7bit", text + CRLF);
export const attachment = (bytes, type = 'application/json; name="qopi-registration.json"', more = { "Content-Disposition": 'attachment; filename="qopi-registration.json"' }) =>
  part(type, "base64", base64Lines(bytes), more);
const mixed = (...parts) => multipart("mixed", parts);
const plain = (body, { charset = "utf-8", encoding = "8bit", more = "" } = {}) =>
  join(head({ ...envelope, "Content-Type": `text/plain; charset=${charset}${more}`, "Content-Transfer-Encoding": encoding }), body);

/** The mail that the app makes ready, to be opened as a draft. */
export const appMail = (bytes) => multipart("mixed", [
  part("text/plain; charset=utf-8", "8bit", `The attached file is a registration for QOPI.${CRLF}${CRLF}Taxpayer IDs in it are sealed.${CRLF}`),
  attachment(bytes, 'application/json; name="qopi-registration-01936f.json"', { "Content-Disposition": 'attachment; filename="qopi-registration-01936f.json"' }),
], { "X-Unsent": "1", To: "qopi@asco.org", Subject: "QOPI package 01936f", "MIME-Version": "1.0" });

const forwarded = (mail) => mixed(words("See the mail below."), part("message/rfc822", "7bit", mail));
const nested = (mail, levels) => (levels ? nested(forwarded(mail), levels - 1) : mail);
const wrapped = (text, width) => text.split("\n").map((line) => line.replace(new RegExp(`.{${width}}(?=.)`, "g"), `$&${CRLF}`)).join(CRLF);
const quoted = (text) => text.trimEnd().split("\n").map((line) => `> ${line}`).join(CRLF);
const flowed = (text) => text.trimEnd().split("\n").map((line) => (line.startsWith(" ") ? ` ${line}` : line).replace(/(.{60}[^ ]* )(?=.)/g, `$1${CRLF}`)).join(CRLF);
export const utf16 = (text, { mark = "\ufeff", bigEndian = false } = {}) => {
  const wide = Buffer.from(`${mark}${text}`, "utf16le");
  return bigEndian ? wide.swap16() : wide;
};
const encodedAs = (bytes, ...labels) => mixed(words(), join("Content-Type: application/json", CRLF, labels.map((label) => `Content-Transfer-Encoding: ${label}${CRLF}`), CRLF, base64Lines(bytes)));

/** A message as Outlook saves it: a compound file, whose streams lie in it in pieces or in one. */
export const outlookItem = (...pieces) => join(Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), pieces.map((piece) => join(piece, Buffer.alloc(64))));
const halves = (bytes) => [bytes.subarray(bytes.length >> 1), bytes.subarray(0, bytes.length >> 1)];

/** A mail as Apple Mail keeps it: its length, itself, a property list. */
export const emlx = (mail) => join(`${mail.length}      \n`, mail, '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>\n');

export function zip(bytes) {
  const packed = deflateRawSync(bytes), header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(bytes.length, 22);
  return join(header, packed);
}

/** `text` in windows-1252; of what Latin-1 lacks our packages have only the apostrophe. */
export const windows1252 = (text) => Buffer.from(text.replaceAll("’", "\x92"), "latin1");

/** What is recovered: the record has the exact bytes that the app wrote. `name` chooses another of tests/packages. */
export const recovered = [
  ["the mail that the app makes ready", appMail],
  ["the same mail after a program that writes line feeds only", (b) => lf(appMail(b))],
  ["an attachment without name, type octet-stream", (b) => mixed(words(), attachment(b, "application/octet-stream", {}))],
  ["an attachment renamed to ATT00001.dat", (b) => mixed(words(), attachment(b, 'application/octet-stream; name="ATT00001.dat"', { "Content-Disposition": 'attachment; filename="ATT00001.dat"' }))],
  ["an attachment that is text/plain and called .txt", (b) => mixed(words(), attachment(b, 'text/plain; name="qopi-registration.json.txt"'))],
  ["an attachment of an unknown type", (b) => mixed(words(), attachment(b, "application/x-something-else"))],
  ["an attachment with a type that is no type", (b) => mixed(words(), attachment(b, "json"))],
  ["an attachment said to be a picture", (b) => mixed(words(), attachment(b, "image/png; name=logo.png"))],
  ["a long name in pieces (RFC 2231)", (b) => mixed(words(), attachment(b, "application/json", { "Content-Disposition": `attachment;${CRLF} filename*0*=utf-8''qopi%2Dregistration%2D;${CRLF} filename*1*=%C3%98deg%C3%A5rd;${CRLF} filename*2=".json"` }))],
  ["an encoded name (RFC 2047)", (b) => mixed(words(), attachment(b, 'application/json; name="=?utf-8?B?w5hkZWfDpXJkLmpzb24=?="', {}))],
  ["a name that is damaged", (b) => mixed(words(), attachment(b, "application/json; name*0*=bogus'%zz", { "Content-Disposition": 'attachment; filename="=?utf-9?Q?=?=";;' }))],
  ["quoted-printable", (b) => mixed(words(), part("application/json", "quoted-printable", quotedPrintable(b)))],
  ["quoted-printable with the accents of everything", (b) => mixed(words(), part("application/json", "quoted-printable", quotedPrintable(b))), "fullest"],
  ["8bit, its line ends rewritten", (b) => mixed(words(), part("application/json; charset=utf-8", "8bit", crlf(b))), "interest"],
  ["7bit", (b) => mixed(words(), part("application/json", "7bit", crlf(b)))],
  ["binary", (b) => mixed(words(), part("application/json", "binary", b)), "interest"],
  ["uuencode", (b) => mixed(words(), part("application/octet-stream", "x-uuencode", uuencode(b)))],
  ["no encoding said", (b) => mixed(words(), join(head({ "Content-Type": "application/json" }), crlf(b)))],
  ["base64 of a file whose line ends were rewritten", (b) => mixed(words(), attachment(crlf(b)))],
  ["base64 of a file whose line ends are single carriage returns", (b) => mixed(words(), attachment(b.toString().replaceAll("\n", "\r")))],
  ["base64 of a file that got a byte order mark", (b) => mixed(words(), attachment(join("\ufeff", b)))],
  ["base64 of a file that got empty lines at its end", (b) => mixed(words(), attachment(join(b, "\r\n\r\n  ")))],
  ["base64 of a file that lost its last line end", (b) => mixed(words(), attachment(b.subarray(0, -1)))],
  ["base64 of a file that an editor saved as UTF-16", (b) => mixed(words(), attachment(utf16(b.toString()))), "fullest"],
  ["base64 in lines of odd lengths, with spaces", (b) => mixed(words(), part("application/json", "base64", base64Lines(b, 61).replaceAll("A", " A")))],
  ["base64 in one line of all", (b) => mixed(words(), part("application/json", "BASE64", b.toString("base64")))],
  ["the package as the only part", (b) => join(head({ ...envelope, "Content-Type": "application/json", "Content-Transfer-Encoding": "base64" }), base64Lines(b))],
  ["the package as the text of the mail", (b) => plain(crlf(b)), "interest"],
  ["the text of the mail with words before and a signature after", (b) => plain(join("Dear {Help Desk},", CRLF, CRLF, crlf(b), "-- ", CRLF, "Ana Lindqvist {she}", CRLF))],
  ["the text of the mail in base64", (b) => plain(base64Lines(join("Hello ", b, "Bye")), { encoding: "base64" }), "interest"],
  ["a footer directly after the package", (b) => plain(join(crlf(b).subarray(0, -2), "________ Sent by a list }{ \"", CRLF))],
  ["the text of the mail, quoted in an answer", (b) => plain(`Here it is again:${CRLF}${CRLF}${quoted(b.toString())}${CRLF}Ana${CRLF}`), "fullest"],
  ["quoted twice", (b) => plain(`See below.${CRLF}${quoted(quoted(b.toString()).replaceAll(CRLF, "\n"))}${CRLF}`)],
  ["format=flowed", (b) => plain(`${flowed(b.toString())}${CRLF}`, { more: "; format=flowed" }), "fullest"],
  ["lines cut after 76 characters, values too", (b) => plain(wrapped(b.toString(), 76)), "fullest"],
  ["lines cut after 998 characters", (b) => plain(wrapped(b.toString(), 998)), "fullest"],
  ["indented by no-break spaces", (b) => plain(b.toString().replace(/^ +/gm, (spaces) => "\u00a0".repeat(spaces.length)))],
  ["rewritten in ISO 8859-1", (b) => plain(crlf(Buffer.from(b.toString(), "latin1")), { charset: "iso-8859-1" }), "interest"],
  ["rewritten in windows-1252, quoted-printable", (b) => plain(quotedPrintable(windows1252(b.toString())), { charset: "windows-1252", encoding: "quoted-printable" }), "fullest"],
  ["UTF-8 under the name of another charset", (b) => plain(crlf(b), { charset: "iso-8859-1" }), "interest"],
  ["a charset that nobody knows", (b) => plain(crlf(b), { charset: "x-none" }), "interest"],
  ["text and HTML of the same words", (b) => mixed(multipart("alternative", [words(), part("text/html", "7bit", "<p>Please find it</p>")], {}), attachment(b))],
  ["a picture of the signature beside it (related)", (b) => multipart("related", [part("text/html", "7bit", "<img src=cid:1>"), part("image/gif", "base64", base64Lines("GIF89a")), attachment(b)])],
  ["signed (S/MIME, in clear)", (b) => multipart('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [mixed(words(), attachment(b)), part("application/pkcs7-signature; name=smime.p7s", "base64", base64Lines("0\x80signature"))])],
  ["signed (OpenPGP)", (b) => multipart('signed; protocol="application/pgp-signature"; micalg=pgp-sha512', [attachment(b), part("application/pgp-signature", "7bit", "-----BEGIN PGP SIGNATURE-----")])],
  ["a mailing list's footer as a part after it", (b) => mixed(words(), attachment(b), words("____ \r\nTo leave this list {click}"))],
  ["a scanner's notice as a part before it", (b) => mixed(part("text/html", "7bit", "<b>Caution: external</b>"), attachment(b))],
  ["forwarded as an attachment", (b) => forwarded(appMail(b))],
  ["forwarded twice", (b) => nested(appMail(b), 2)],
  ["forwarded as a file without a name", (b) => mixed(words(), attachment(appMail(b), "application/octet-stream", {}))],
  ["forwarded as an .eml file", (b) => mixed(words(), attachment(appMail(b), 'application/octet-stream; name="Registration.eml"', {}))],
  ["forwarded as a mail in base64, which the standard forbids", (b) => mixed(words(), part("message/rfc822", "base64", base64Lines(appMail(b))))],
  ["sent back as undeliverable", (b) => multipart("report; report-type=delivery-status", [words("Not delivered"), part("message/delivery-status", "7bit", `Reporting-MTA: dns; mx.example.org${CRLF}${CRLF}Action: failed${CRLF}`), part("message/rfc822", "7bit", appMail(b))])],
  ["attached twice", (b) => mixed(words(), attachment(b), attachment(crlf(b), "text/plain"))],
  ["a damaged copy in the text, a whole one attached", (b) => mixed(part("text/plain; charset=utf-8", "8bit", crlf(b).subarray(0, 700)), attachment(b)), "interest"],
  ["the last boundary missing", (b) => appMail(b).subarray(0, -12)],
  ["a boundary of odd characters", (b) => join(head({ ...envelope, "content-type": `MULTIPART/Mixed;${CRLF}\tBoundary="'()+_,-./:=? x"` }), "--'()+_,-./:=? x", CRLF, attachment(b), CRLF, "--'()+_,-./:=? x--", CRLF)],
  ["two hundred Received fields", (b) => join(`Received: from a.example.org by b.example.org; Mon, 23 Nov 2026 02:20:00 +0000${CRLF}`.repeat(200), appMail(b))],
  ["fields with raw bytes that are no UTF-8", (b) => join("Subject: ", Buffer.from([0xe9, 0xff, 0x80]), CRLF, appMail(b))],
  ["a mark and an empty line before the first field", (b) => join("\ufeff", CRLF, appMail(b))],
  ["a From line before the first field (mbox)", (b) => lf(join("From ana@riverbend.example.org Mon Nov 23 02:20:00 2026\n", appMail(b)))],
  ["a From line that was quoted (mbox)", (b) => lf(join(">From ana@riverbend.example.org Mon Nov 23 02:20:00 2026\n", appMail(b)))],
  ["as Apple Mail keeps it (.emlx)", (b) => emlx(lf(appMail(b)))],
  ["as Apple Mail keeps one without parts", (b) => emlx(join(head({ ...envelope, "Content-Type": "application/json", "Content-Transfer-Encoding": "base64" }), base64Lines(b)))],
  ["as Apple Mail keeps it, then laid out anew", (b) => join("9999\n", appMail(b), '<?xml version="1.0"?>')],
  ["an answer of a mail server before the first field (POP3)", (b) => join("+OK 12345 octets", CRLF, appMail(b))],
  ["an answer of a mail server before the first field (IMAP)", (b) => join("* 1 FETCH (UID 5 BODY[] {12345}", CRLF, appMail(b), ")", CRLF)],
  ["an empty line and words before the first field", (b) => join("Saved from the archive", CRLF, CRLF, appMail(b))],
  ["the whole mail saved as UTF-16", (b) => utf16(appMail(b).toString())],
  ["the whole mail saved as UTF-16 without a mark, big end first", (b) => utf16(appMail(b).toString(), { mark: "", bigEndian: true })],
  ["forwarded as a file of Apple Mail", (b) => mixed(words(), attachment(emlx(appMail(b)), 'application/octet-stream; name="1.emlx"', {}))],
  ...["base64;", "BASE64 ; charset=utf-8", '"base64"', "(as usual) base64", "base64,", "base-64", "b64", "=?utf-8?Q?base64?="].map((label) => [`an encoding called ${label}`, (b) => encodedAs(b, label)]),
  ["two encodings named, the wrong one first", (b) => encodedAs(b, "7bit", "base64")],
  ["two encodings named, the wrong one last", (b) => encodedAs(b, "base64", "8bit")],
  ["base64 without a word of it", (b) => encodedAs(b)],
  ["base64 that is said to be quoted-printable", (b) => encodedAs(b, "quoted-printable")],
  ["quoted-printable that is said to be 7bit", (b) => mixed(words(), part("application/json", "7bit", quotedPrintable(b))), "fullest"],
  ["uuencode that is said to be 8bit", (b) => mixed(words(), part("text/plain", "8bit", uuencode(b)))],
  ["base64 of a file that an editor saved as UTF-16 without a mark", (b) => mixed(words(), attachment(utf16(b.toString(), { mark: "" }))), "fullest"],
  ["base64 of a file that an editor saved as UTF-16, big end first", (b) => mixed(words(), attachment(utf16(b.toString(), { bigEndian: true }))), "fullest"],
  ["base64 of a file that an editor saved in windows-1252", (b) => mixed(words(), attachment(windows1252(b.toString()))), "fullest"],
  ["a message of Outlook, in which the file lies in one piece", (b) => mixed(words(), attachment(outlookItem(b), 'application/vnd.ms-outlook; name="Registration.msg"', {}))],
  ["the second mail of a file of two (mbox)", (b) => lf(join("From a@example.org Mon Nov 23 02:20:00 2026\n", plain("Hello"), "\n\nFrom b@example.org Mon Nov 23 02:21:00 2026\n", appMail(b)))],
];

function uuencode(bytes) {
  const sign = (six) => String.fromCharCode(six ? six + 32 : 96);
  let out = `begin 644 registration.json${CRLF}`;
  for (let at = 0; at < bytes.length; at += 45) {
    const line = bytes.subarray(at, at + 45);
    out += sign(line.length);
    for (let i = 0; i < line.length; i += 3) {
      const three = (line[i] << 16) | ((line[i + 1] ?? 0) << 8) | (line[i + 2] ?? 0);
      out += sign(three >> 18) + sign((three >> 12) & 63) + sign((three >> 6) & 63) + sign(three & 63);
    }
    out += CRLF;
  }
  return `${out}\`${CRLF}end${CRLF}`;
}

/** What is set aside, with its reason. */
export const setAside = [
  ["words only", "mail-without-package", () => plain("Where do I send the form?")],
  ["nothing after the header", "mail-without-package", () => join(head(envelope))],
  ["an empty attachment", "mail-without-package", () => mixed(words(), attachment(""))],
  ["a PDF", "mail-without-package", () => mixed(words(), attachment("%PDF-1.7\n", "application/pdf"))],
  ["JSON of something else", "mail-without-package", () => mixed(words(), attachment('{"format":"other"}'))],
  ["the package in the HTML only", "mail-without-package", (b) => join(head({ ...envelope, "Content-Type": "text/html; charset=utf-8" }), `<pre>${b.toString().replaceAll('"', "&quot;")}</pre>`)],
  ["a link to a file elsewhere", "mail-without-package", () => mixed(words(), join(head({ "Content-Type": 'message/external-body; access-type=URL; URL="https://files.example.org/1"' }), "Content-Type: application/json", CRLF, CRLF))],
  ["winmail.dat by its type", "mail-winmail", (b) => mixed(words(), attachment(join("x\x9f>\"", b), "application/ms-tnef"))],
  ["winmail.dat by its name", "mail-winmail", () => mixed(words(), attachment("anything", "application/octet-stream; name=WINMAIL.DAT", {}))],
  ["winmail.dat by its first bytes", "mail-winmail", () => mixed(words(), attachment(Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 2]), "application/octet-stream", {}))],
  ["a zip file", "mail-packed", (b) => mixed(words(), attachment(zip(b), "application/zip"))],
  ["a gzip file", "mail-packed", (b) => mixed(words(), attachment(gzipSync(b), "application/gzip"))],
  ["a zip file under an odd name of its encoding", "mail-packed", (b) => encodedAs(zip(b), "base64;")],
  ["a rar file", "mail-packed", () => mixed(words(), attachment("Rar!\x1a\x07\x01\x00", "application/octet-stream", {}))],
  ["a message of Outlook, in which the file lies in pieces", "mail-outlook", (b) => mixed(words(), attachment(outlookItem(...halves(b)), 'application/vnd.ms-outlook; name="Registration.msg"', {}))],
  ["encrypted (OpenPGP) in its text", "mail-encrypted", () => plain(`-----BEGIN PGP MESSAGE-----${CRLF}${CRLF}hQEMA`)],
  ["encrypted (S/MIME)", "mail-encrypted", () => join(head({ ...envelope, "Content-Type": "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "Content-Transfer-Encoding": "base64" }), base64Lines("0\x80"))],
  ["encrypted (OpenPGP)", "mail-encrypted", () => multipart('encrypted; protocol="application/pgp-encrypted"', [part("application/pgp-encrypted", "7bit", "Version: 1"), part("application/octet-stream", "7bit", "-----BEGIN PGP MESSAGE-----")])],
  ["one piece of a mail that was cut up", "mail-in-pieces", (b) => join(head({ ...envelope, "Content-Type": 'message/partial; id="x@example.org"; number=1; total=2' }), appMail(b).subarray(0, 300))],
  ["sixty-five parts before it", "mail-too-many-parts", (b) => mixed(...Array.from({ length: 65 }, () => words()), attachment(b))],
  ["nested nine deep", "mail-too-deep", (b) => nested(appMail(b), 5)],
  ["more than 32 MiB", "mail-too-large", (b) => join(appMail(b), Buffer.alloc(33 << 20, "x"))],
  ["a package of more than 16 MiB", "unreadable", (b) => mixed(words(), attachment(b.toString().replace("{", `{ "more": "${"x".repeat(17 << 20)}",`)))],
  ["an attachment cut off", "unreadable", (b) => mixed(words(), attachment(b.subarray(0, 900)))],
  ["a digit that was changed", "unreadable", (b) => mixed(words(), attachment(b.toString().replace("22314", "22315")))],
  ["a value with a line of the footer in it", "unreadable", (b) => plain(crlf(Buffer.from(b.toString().replace("Invented Way", "Invented\n--\nlist footer\nWay"))))],
  ["accents lost on the way", "unreadable", (b) => mixed(words(), attachment(b.toString().replace(/[^\x00-\x7f]/g, "?"))), "interest"],
  ["a package of a later version", "unreadable", (b) => mixed(words(), attachment(b.toString().replace('"version": 0', '"version": 1')))],
];
