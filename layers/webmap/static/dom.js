/* Build DOM nodes. Text only ever enters as textContent or as an attribute value, never as markup. */
"use strict";
(function (parts) {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "text") node.textContent = value;
      else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...(children || []).filter(Boolean));
    return node;
  }

  /** An HTML element: el("p", {class: "note", text: "..."}, [children]). */
  function el(tag, attributes, children) {
    return fill(document.createElement(tag), attributes, children);
  }

  /** An SVG element. */
  function svg(tag, attributes, children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  /** A link to a document outside; anything but http(s) and mailto is shown as plain text. */
  function link(address, text) {
    const safe = /^(https?:|mailto:)/i.test(address);
    return safe
      ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text })
      : el("span", { text });
  }

  /** A function that does something once, after the next paint, however often it is called before. */
  function afterPaint(deed) {
    const channel = new MessageChannel(); // its message comes as the first task after the frame is painted
    let waiting = false;
    channel.port1.onmessage = () => {
      waiting = false;
      deed();
    };
    return () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
  }

  parts.afterPaint = afterPaint;
  parts.dom = { el, svg, link };
})((window.AtlasParts = window.AtlasParts || {}));
