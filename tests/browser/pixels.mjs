// Reads the pixels of a screenshot: PNG with eight bits a channel and no interlacing, as browsers write it (W3C PNG, sections 5 and 9).
import { inflateSync } from "node:zlib";

/** @param {Uint8Array} png @returns {{ width: number, height: number, at: (x: number, y: number) => number }} a color as one number */
export function pixelsOf(png) {
  const bytes = Buffer.from(png);
  const parts = [];
  let width = 0, height = 0, channels = 0;
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at), type = bytes.toString("latin1", at + 4, at + 8), data = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[data[9]];
      if (data[8] !== 8 || !channels || data[12] !== 0) throw new Error("This picture is of a kind that is not read here");
    }
    if (type === "IDAT") parts.push(data);
    at += length + 12;
  }
  const lines = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const image = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)], from = y * (stride + 1) + 1, to = y * stride;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? image[to + i - channels] : 0;
      const up = y > 0 ? image[to + i - stride] : 0;
      const corner = y > 0 && i >= channels ? image[to + i - stride - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      image[to + i] = lines[from + i] + guess;
    }
  }
  return { width, height, at: (x, y) => image.readUIntBE(y * stride + x * channels, 3) };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels of a rectangle have another color than most of it. */
export function inkIn(pixels, { left, top, width, height }) {
  const counts = new Map();
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) {
      const color = pixels.at(x, y);
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  return width * height - Math.max(...counts.values());
}
