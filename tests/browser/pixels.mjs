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
  const image = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) restore[lines[y * (stride + 1)]](lines, y * (stride + 1) + 1, image, y * stride, stride, channels);
  const colors = new Uint32Array(width * height);
  for (let i = 0, at = 0; i < colors.length; i++, at += channels) colors[i] = (image[at] << 16) | (image[at + 1] << 8) | image[at + 2];
  return { width, height, at: (x, y) => colors[y * width + x] };
}

/** A line of bytes from what its filter left of it, one function a filter: each byte was lowered by a guess from its neighbors. The
 * pixel to the left of the first, and the line above the first, are zero. */
const restore = [
  (from, at, image, to, stride) => image.set(from.subarray(at, at + stride), to),
  (from, at, image, to, stride, step) => {
    for (let i = 0; i < stride; i++) image[to + i] = from[at + i] + (i >= step ? image[to + i - step] : 0);
  },
  (from, at, image, to, stride) => {
    for (let i = 0; i < stride; i++) image[to + i] = from[at + i] + (to > 0 ? image[to + i - stride] : 0);
  },
  (from, at, image, to, stride, step) => {
    for (let i = 0; i < stride; i++) image[to + i] = from[at + i] + (((i >= step ? image[to + i - step] : 0) + (to > 0 ? image[to + i - stride] : 0)) >> 1);
  },
  (from, at, image, to, stride, step) => {
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? image[to + i - step] : 0, up = to > 0 ? image[to + i - stride] : 0;
      const corner = i >= step && to > 0 ? image[to + i - step - stride] : 0;
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      image[to + i] = from[at + i] + (a <= b && a <= c ? left : b <= c ? up : corner);
    }
  },
];

function countsIn(pixels, { left, top, width, height }) {
  const counts = new Map();
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) {
      const color = pixels.at(x, y);
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  return counts;
}

/** How many pixels of a rectangle have another color than most of it. */
export const inkIn = (pixels, box) => box.width * box.height - Math.max(...countsIn(pixels, box).values());

/** The color that most pixels of a rectangle have. */
export function groundIn(pixels, box) {
  let most = 0, ground;
  for (const [color, count] of countsIn(pixels, box)) if (count > most) [most, ground] = [count, color];
  return ground;
}

/** The smallest rectangle around all pixels of `box` for which this holds; nothing when it holds for none.
 * @param {{ left: number, top: number, width: number, height: number }} box @param {(x: number, y: number) => boolean} holds */
export function around({ left, top, width, height }, holds) {
  const found = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++)
      if (holds(x, y)) [found.left, found.top, found.right, found.bottom] = [Math.min(found.left, x), Math.min(found.top, y), Math.max(found.right, x + 1), y + 1];
  return found.right < 0 ? undefined : found;
}

// --- what one sees ---

const channel = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const channels = Float64Array.from({ length: 256 }, (_, value) => channel(value));
/** WCAG 2.2, relative luminance. @param {number} color */
export const luminance = (color) => 0.2126 * channels[color >> 16] + 0.7152 * channels[(color >> 8) & 255] + 0.0722 * channels[color & 255];
/** WCAG 2.2, contrast ratio of two luminances. */
export const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** The letters in a rectangle: where they begin and end, in pixels of the picture; the strongest contrast of a pixel with most of the
 * rectangle; and how sharp their edges are, from 0 to 1: the steepest step of each line of pixels as a part of what it could be. */
export function lettersIn(pixels, { left, top, right, bottom }) {
  const counts = countsIn(pixels, { left, top, width: right - left, height: bottom - top });
  const [ground] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  const base = luminance(ground);
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity, contrast: 1, sharpness: 0 };
  let range = 0;
  for (const [color] of counts) {
    found.contrast = Math.max(found.contrast, contrast(luminance(color), base));
    range = Math.max(range, Math.abs(luminance(color) - base));
  }
  let steps = 0, rows = 0;
  for (let y = top; y < bottom; y++) {
    let steepest = 0;
    for (let x = left; x < right; x++) {
      const own = luminance(pixels.at(x, y));
      if (Math.abs(own - base) > range * 0.2) {
        found.left = Math.min(found.left, x), found.right = Math.max(found.right, x + 1);
        found.top = Math.min(found.top, y), found.bottom = Math.max(found.bottom, y + 1);
      }
      if (x > left) steepest = Math.max(steepest, Math.abs(own - luminance(pixels.at(x - 1, y))));
    }
    if (steepest > range * 0.1) steps += steepest / range, rows += 1;
  }
  found.sharpness = rows ? steps / rows : 0;
  return found;
}

/** Walks from a pixel in a direction until the color differs from where it began: after how many pixels, and the strongest contrast
 * with the beginning on the way of `far` pixels. */
export function edgeFrom(pixels, x, y, [dx, dy], far) {
  const start = luminance(pixels.at(x, y));
  let at = Infinity, strongest = 1, strong = 0;
  for (let i = 1; i <= far; i++) {
    const ratio = contrast(luminance(pixels.at(x + i * dx, y + i * dy)), start);
    if (ratio > 1.25 && at === Infinity) at = i;
    strongest = Math.max(strongest, ratio);
    if (ratio >= 3) strong += 1;
  }
  return { at, contrast: strongest, strong };
}
