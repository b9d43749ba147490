/* A plain rasteriser: lines, hatched areas and stamps written straight into pixels.
   The browser's own canvas strokes ten thousand lines in a fifth of a second; a step of the map has a twentieth. */
"use strict";
(function (parts) {
  const CORNER_PX = 1.2; // half widths above this leave gaps at corners that want to be closed
  const OPAQUE = 255;
  const SMALL_PX = 9; // a stamp of this size has no soft edge: nobody sees it, and writing over is quicker than mixing

  /** "#0072B2" as {red, green, blue} from 0 to 255, and as one number in the order of the pixels. */
  function inkOf(colour) {
    const [red, green, blue] = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
    return { red, green, blue, packed: (blue << 16) | (green << 8) | red };
  }

  /** The pixels that a shape covers and how much of each, from 0 to 255, noted one by one. */
  class Coverage {
    constructor() {
      this.indices = new Int32Array(1 << 14);
      this.alphas = new Uint8Array(1 << 14);
      this.count = 0;
    }

    put(index, alpha) {
      if (this.count === this.indices.length) this.grow();
      this.indices[this.count] = index;
      this.alphas[this.count] = alpha;
      this.count += 1;
    }

    grow() {
      const [indices, alphas] = [new Int32Array(2 * this.count), new Uint8Array(2 * this.count)];
      indices.set(this.indices);
      alphas.set(this.alphas);
      Object.assign(this, { indices, alphas });
    }

    /** What was noted, to keep; the next shape begins afresh. */
    take() {
      const taken = { indices: this.indices.slice(0, this.count), alphas: this.alphas.slice(0, this.count) };
      this.count = 0;
      return taken;
    }
  }

  class Raster {
    constructor(width, height) {
      Object.assign(this, { width, height, masks: new Map(), noted: new Coverage() });
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer); // ABGR: every machine that browsers run on is little-endian
    }

    clear() {
      this.pixels.fill(0);
    }

    /** The coverage of what `draw` draws. */
    covered(draw) {
      draw(this);
      return this.noted.take();
    }

    /** Lay an ink over what a shape covers, with an opacity from 0 to 1. */
    paint({ indices, alphas }, ink, opacity) {
      const full = (OPAQUE << 24) | ink.packed;
      for (let index = 0; index < indices.length; index += 1) {
        const alpha = alphas[index] * opacity;
        if (alpha === OPAQUE) this.pixels[indices[index]] = full;
        else this.blend(indices[index], ink, alpha);
      }
    }

    /** Lay an ink over a pixel with an alpha from 0 to 255; pixels are not premultiplied. */
    blend(index, ink, alpha) {
      const under = this.pixels[index];
      const below = under >>> 24;
      if (below === 0) {
        this.pixels[index] = (alpha << 24) | ink.packed;
        return;
      }
      const shine = (below * (OPAQUE - alpha)) / OPAQUE;
      const total = alpha + shine;
      const red = (ink.red * alpha + (under & 255) * shine) / total;
      const green = (ink.green * alpha + ((under >>> 8) & 255) * shine) / total;
      const blue = (ink.blue * alpha + ((under >>> 16) & 255) * shine) / total;
      this.pixels[index] = (total << 24) | (blue << 16) | (green << 8) | red;
    }

    /** Cover a line through points (x and y in turn, in pixels) with a width and dashes. */
    line(points, width, dashes) {
      const half = width / 2;
      const period = dashes.reduce((sum, dash) => sum + dash, 0);
      let walked = 0;
      for (let index = 2; index < points.length; index += 2) {
        const x0 = points[index - 2];
        const y0 = points[index - 1];
        const x1 = points[index];
        const y1 = points[index + 1];
        const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
        if (length > 0 && this.touches(x0, y0, x1, y1, half)) {
          this.segment(x0, y0, x1, y1, half, period ? { dashes, period, walked, length } : null);
          if (half > CORNER_PX && !period && index > 2) this.disc(x0, y0, half);
        }
        walked += length;
      }
    }

    touches(x0, y0, x1, y1, half) {
      return Math.max(x0, x1) >= -half && Math.min(x0, x1) <= this.width + half && Math.max(y0, y1) >= -half && Math.min(y0, y1) <= this.height + half;
    }

    /** One straight piece: column by column, or row by row where it is steep, each covered by as much as lies under it. */
    segment(x0, y0, x1, y1, half, dashed) {
      const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
      const a0 = steep ? y0 : x0;
      const b0 = steep ? x0 : y0;
      const along = (steep ? y1 : x1) - a0;
      const slope = ((steep ? x1 : y1) - b0) / along;
      const reach = half * Math.sqrt(1 + slope * slope);
      const [alongStep, acrossStep] = steep ? [this.width, 1] : [1, this.width];
      const acrossEnd = (steep ? this.width : this.height) - 1;
      const first = Math.max(Math.ceil(Math.min(a0, a0 + along) - 0.5), 0);
      const last = Math.min(Math.ceil(Math.max(a0, a0 + along) - 0.5), steep ? this.height : this.width);
      for (let a = first; a < last; a += 1) {
        const part = a + 0.5 - a0;
        if (dashed && !inked(dashed.walked + (dashed.length * part) / along, dashed.dashes, dashed.period)) continue;
        const low = b0 + slope * part - reach;
        const high = low + 2 * reach;
        const stop = Math.min(Math.floor(high), acrossEnd);
        for (let b = Math.max(Math.floor(low), 0); b <= stop; b += 1) {
          this.noted.put(a * alongStep + b * acrossStep, (Math.min(b + 1, high) - Math.max(b, low)) * OPAQUE);
        }
      }
    }

    disc(x, y, radius) {
      for (let row = Math.max(Math.ceil(y - radius - 0.5), 0); row < Math.min(y + radius - 0.5, this.height - 1); row += 1) {
        const wide = Math.sqrt(Math.max(radius * radius - (row + 0.5 - y) ** 2, 0));
        const stop = Math.min(x + wide - 0.5, this.width - 1);
        for (let column = Math.max(Math.ceil(x - wide - 0.5), 0); column < stop; column += 1) this.noted.put(row * this.width + column, OPAQUE);
      }
    }

    /** Where a hatch has ink, worked out once for each pixel. */
    mask(name, inkAt, ratio) {
      if (!this.masks.has(name)) {
        const { width } = this;
        this.masks.set(name, Uint8Array.from(this.pixels, (_, index) => Number(inkAt((index % width) / ratio, Math.floor(index / width) / ratio))));
      }
      return this.masks.get(name);
    }

    /** Cover the inside of rings by the even-odd rule, where a mask has ink. */
    area(rings, mask) {
      let [top, bottom] = [Infinity, -Infinity];
      for (const ring of rings) {
        for (let index = 1; index < ring.length; index += 2) {
          top = Math.min(top, ring[index]);
          bottom = Math.max(bottom, ring[index]);
        }
      }
      const end = Math.min(Math.floor(bottom), this.height - 1);
      for (let row = Math.max(Math.floor(top), 0); row <= end; row += 1) {
        const edges = crossings(rings, row + 0.5);
        for (let index = 0; index + 1 < edges.length; index += 2) this.span(row * this.width, edges[index], edges[index + 1], mask);
      }
    }

    span(start, from, to, mask) {
      const stop = start + Math.min(Math.ceil(to - 0.5), this.width);
      for (let index = start + Math.max(Math.ceil(from - 0.5), 0); index < stop; index += 1) if (mask[index]) this.noted.put(index, OPAQUE);
    }

    /** A small picture around a place; one that reaches over the edge is left out. */
    stamp({ size, rows, columns, values }, x, y) {
      const left = Math.round(x - size / 2);
      const top = Math.round(y - size / 2);
      if (left < 0 || top < 0 || left + size > this.width || top + size > this.height) return;
      const corner = top * this.width + left;
      const plain = size <= SMALL_PX;
      for (let index = 0; index < values.length; index += 1) {
        const at = corner + rows[index] * this.width + columns[index];
        const value = values[index];
        if (plain || value >>> 24 === OPAQUE) this.pixels[at] = value;
        else this.blend(at, { red: value & 255, green: (value >>> 8) & 255, blue: (value >>> 16) & 255, packed: value & 0xffffff }, value >>> 24);
      }
    }
  }

  /** Whether a dash has ink at a distance along its line. */
  function inked(distance, dashes, period) {
    let left = distance % period;
    for (let index = 0; index < dashes.length; index += 1) {
      if (left < dashes[index]) return index % 2 === 0;
      left -= dashes[index];
    }
    return false;
  }

  /** Where rings cross a horizontal line, from left to right. */
  function crossings(rings, y) {
    const found = [];
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        if (ring[i + 1] > y !== ring[j + 1] > y) found.push(((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]);
      }
    }
    return found.sort((one, other) => one - other);
  }

  /** A symbol with an outline in a square `box` as a stamp `size` pixels wide, with an opacity. */
  function stampOf(outline, box, size, colour, opacity) {
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [size, size];
    const pen = picture.getContext("2d");
    pen.scale(size / box, size / box);
    Object.assign(pen, { fillStyle: "#fff", strokeStyle: colour, lineWidth: 2 });
    const shape = new Path2D(outline);
    pen.fill(shape);
    pen.stroke(shape);
    const values = new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer);
    const least = size <= SMALL_PX ? 128 : 1;
    const seen = [...values.keys()].filter((index) => values[index] >>> 24 >= least);
    const faded = (value) => (Math.round((size <= SMALL_PX ? OPAQUE : value >>> 24) * opacity) << 24) | (value & 0xffffff);
    return {
      size,
      rows: Uint8Array.from(seen, (index) => Math.floor(index / size)),
      columns: Uint8Array.from(seen, (index) => index % size),
      values: Uint32Array.from(seen, (index) => faded(values[index])),
    };
  }

  parts.raster = { Raster, crossings, inkOf, stampOf };
})((window.AtlasParts = window.AtlasParts || {}));
