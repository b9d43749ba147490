/* A document's claims, their places on a small map and their dates on a strip, made of nodes: text only as text.
   Streamlit cleans its HTML node by node, which for a long document would take longer than all else. */
const AT_ONCE = 12; // so many claims fill a screen
const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

const el = (tag, attributes = {}, children = []) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, children = []) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Take the data out of a holder, so that it is drawn once. As text it is cleaned faster than as an attribute. */
function taken(holder) {
  const data = JSON.parse(holder.textContent);
  holder.removeAttribute("data-draw");
  holder.replaceChildren();
  return data;
}

/** Draw the small map. */
function drawMap(holder) {
  const { width, height, land, borders, shapes, labels } = taken(holder);
  const shape = ({ id, name, form, colour, path }) => svg("g", { class: form, "data-place": id, stroke: colour, fill: colour }, [svg("title", {}, [name]), svg("path", { d: path })]);
  holder.replaceChildren(
    svg("svg", { viewBox: `0 0 ${width} ${height}` }, [
      svg("path", { class: "land", d: land }),
      svg("path", { class: "border", d: borders }),
      ...shapes.map(shape),
      ...labels.map(({ text, kind, x, y }) => svg("text", { class: kind, x, y }, [text])),
    ]),
  );
}

/** A link within the app; without an address, as of a feature that has no place, its words alone. */
const inPage = (href, text) => (href ? el("a", { href, target: "_self" }, [text]) : `${text} (has no place)`);

/** Items with a separator between them. */
const between = (items, separator) => items.flatMap((item, index) => (index ? [separator, item] : [item]));

/** One claim: what it says, what it is to the map, where it stands in the text, when, and the ways from it. */
function card({ id, says, rank, followed, said, href, places, disputes, bar }, marked) {
  const own = el("a", { class: "own", href, target: "_self", "aria-label": `Link to claim ${id}` }, [id]);
  return el("article", { class: `claim ${rank}${id === marked ? " marked" : ""}`, id: `claim-${id}`, "data-claim": id, "data-places": places.map(([place]) => place).join(" "), style: bar && `--left:${bar[0]}%;--width:${bar[1]}%`, "data-dated": bar && "" }, [
    el("p", { class: "says" }, [says]),
    el("p", { class: "meta" }, [el("span", { class: `rank ${rank}` }, [followed]), ...said.map((words) => el("span", {}, [words])), own]),
    places.length ? el("p", { class: "places" }, ["On the map: ", ...between(places.map(([, name, address]) => inPage(address, name)), " · ")]) : null,
    ...disputes.map(([question, address]) => el("p", { class: "differs" }, ["≠ Documents disagree: ", inPage(address, question)])),
  ]);
}

/** Draw the claims under the headings of their sections: up to the marked one and a screen at once, the rest after the paint. */
function drawClaims(holder, marked) {
  const rows = taken(holder).flatMap(([heading, claims]) => claims.map((claim, index) => ({ heading: index ? "" : heading, claim })));
  const draw = (some) => holder.append(...some.flatMap(({ heading, claim }) => [heading ? el("h3", {}, [heading]) : "", card(claim, marked)]));
  const first = Math.max(rows.findIndex(({ claim }) => claim.id === marked), 0) + AT_ONCE;
  draw(rows.slice(0, first));
  if (rows.length > first) requestAnimationFrame(() => setTimeout(() => draw(rows.slice(first))));
  const passage = document.getElementById("passage");
  const target = document.getElementById(`claim-${marked}`);
  if (passage && target) target.append(passage);
}

/** A claim on the strip: a stroke where its date begins, and what it covers. */
const stroke = ([id, left, width]) => svg("g", { "data-bar": id }, [svg("line", { x1: left, x2: left, y1: 5, y2: 19 }), svg("rect", { x: left, width, height: 22 })]);

/** Draw the strip of dates. */
function drawDates(holder) {
  const { bars, ticks } = taken(holder);
  holder.replaceChildren(
    svg("svg", { viewBox: "0 0 100 22", preserveAspectRatio: "none" }, bars.map(stroke)),
    ...ticks.map(([place, words]) => el("b", { style: `left:${place}%` }, [words])),
  );
}

const DRAW = { map: drawMap, dates: drawDates, claims: drawClaims };

