// The QR code of a provision's address, taken from its own page, where it has a pixel for each module.

import { fetchPage } from "../pages.js";

/** Pixels of a module, and modules of white around the code: so large it can be saved and printed. */
const SCALE = 16;
const BORDER = 2;

/**
 * Show the code of the page's address in an image; rejects where it cannot be had.
 *
 * @param {HTMLImageElement} image
 * @param {string} page
 */
export async function drawQr(image, page) {
  const small = new Image();
  small.src = await sourceOf(page);
  await small.decode();
  const side = (small.naturalWidth + 2 * BORDER) * SCALE;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingEnabled = false;
  const inside = small.naturalWidth * SCALE;
  context.drawImage(small, BORDER * SCALE, BORDER * SCALE, inside, inside);
  image.src = canvas.toDataURL();
  await image.decode();
}

/** @param {string} page */
async function sourceOf(page) {
  const found = await fetchPage(page);
  return found.querySelector("img.qr")?.getAttribute("src") ?? "";
}
