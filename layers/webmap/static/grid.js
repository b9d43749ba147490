/* A grid over boxes of positions: which boxes lie near a position, without looking at the others. */
"use strict";
(function (parts) {
  const SIDE = 128;

  class Grid {
    /** `boxes` are [west, north, east, south]. */
    constructor(boxes) {
      this.box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [west, north, east, south] of boxes) {
        this.box = [Math.min(this.box[0], west), Math.min(this.box[1], north), Math.max(this.box[2], east), Math.max(this.box[3], south)];
      }
      this.cells = new Map();
      boxes.forEach((box, number) => {
        for (const key of this.keys(box)) {
          const cell = this.cells.get(key);
          if (cell) cell.push(number);
          else this.cells.set(key, [number]);
        }
      });
    }

    /** Column or row of a coordinate. */
    line(value, axis) {
      const [low, high] = [this.box[axis], this.box[axis + 2]];
      const part = Math.floor((SIDE * (value - low)) / (high - low || 1));
      return Math.max(0, Math.min(SIDE - 1, part));
    }

    *keys([west, north, east, south]) {
      const [left, right] = [this.line(west, 0), this.line(east, 0)];
      const [top, bottom] = [this.line(north, 1), this.line(south, 1)];
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) yield row * SIDE + column;
      }
    }

    /** Numbers of the boxes in the cells that a box touches, each once, in order. */
    near(box) {
      const found = new Set();
      for (const key of this.keys(box)) for (const number of this.cells.get(key) || []) found.add(number);
      return [...found].sort((one, other) => one - other);
    }
  }

  parts.Grid = Grid;
})((window.AtlasParts = window.AtlasParts || {}));
