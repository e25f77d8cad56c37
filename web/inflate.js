// Inflates where the browser itself cannot, in a file of its own: see `slowInflater` in zip.js.

// pako is zlib in JavaScript. As zlib it looks whether a table of codes can be one before it makes it, and makes no large one for a few codes.
import { Inflate } from "pako";

/** As DecompressionStream("deflate-raw") in newer browsers, but for what is missing at the end: sizes and sums tell. @returns {TransformStream} */
export function createInflater() {
  const inflate = new Inflate({ raw: true });
  return new TransformStream({
    transform(slice, to) {
      inflate.onData = (piece) => to.enqueue(piece);
      if (!inflate.push(slice)) throw new Error(inflate.msg);
    },
  });
}

Object.assign(globalThis, { qopiInflater: createInflater });
