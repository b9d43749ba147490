/* What the pages do in the browser: links that stay in the session, and what a claim lights up.
   It follows claims.js, which draws what Streamlit's HTML cannot hold or would be slow to clean. */
const WITHIN = '[data-testid="stHtml"] a[href^="./"], [data-testid="stHtml"] a[href="."]';
const SETTLING = 8; // frames
const PATIENCE_MS = 3000;
let turning = null; // the heading of the page that is being left, and the link to look for on the next one
let shown = null; // the claim of the address, once it was brought into view

/** Whether a click means "go there, here": no new tab, no download, no key held. */
const isPlain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Light the places and the dates of a claim on the small map and the strip, or none. */
function light(claim) {
  for (const lit of document.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  if (!claim) return;
  const places = (claim.dataset.places || "").split(" ").filter(Boolean);
  const wanted = [...places.map((id) => `[data-place="${CSS.escape(id)}"]`), `[data-bar="${CSS.escape(claim.dataset.claim)}"]`];
  for (const node of document.querySelectorAll(wanted.join(","))) node.setAttribute("data-lit", "");
  document.querySelector(".mini")?.toggleAttribute("data-lit", places.length > 0);
}

/** Scroll to a node for some frames: heights of claims that were not yet seen are estimates until they are. */
function settle(node, frames) {
  node.scrollIntoView({ block: node.offsetHeight > innerHeight / 2 ? "start" : "center" });
  if (frames) requestAnimationFrame(() => settle(node, frames - 1));
}

const claimOfAddress = () => new URLSearchParams(location.search).get("claim");

/** Mark the claim of the address and bring it into view, once for each time that it comes to be the one. */
function reveal() {
  const claim = claimOfAddress();
  const node = claim && document.getElementById(`claim-${claim}`);
  if (node === shown || (!node && !shown)) return;
  shown = node || null;
  for (const marked of document.querySelectorAll(".claim.marked")) marked.classList.toggle("marked", marked === node);
  if (!node) return;
  node.classList.add("marked");
  node.tabIndex = -1;
  node.focus({ preventScroll: true }); // the keyboard goes on from here
  light(node);
  settle(node, SETTLING);
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.said = "Copied";
  } catch (error) {
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    button.dataset.said = `The browser did not copy it (${error.name}); it is marked for you`;
  }
  setTimeout(() => delete button.dataset.said, 3000);
}

const heading = () => document.querySelector(".st-key-text h1");

/** Go to a page of the app as Back and Forward do: one entry of the history, one run of the script, no load. */
function go(link) {
  history.replaceState({ ...history.state, from: link.getAttribute("href") }, "");
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Once another page stands there, begin at its top, or at the link by which the reader left it. */
function turn() {
  if (!turning || !heading() || heading() === turning.left) return;
  const { from, until } = turning;
  const link = from && document.querySelector(`.st-key-text a[href="${CSS.escape(from)}"]`);
  if (from && !link && performance.now() < until) return; // it comes after the heading
  turning = null;
  if (!link) {
    document.querySelector('[data-testid="stMain"]').scrollTop = 0;
    return;
  }
  link.focus({ preventScroll: true });
  settle(link, SETTLING);
}

export default function () {
  const click = (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button);
    const link = event.target.closest(WITHIN);
    if (!link || !isPlain(event) || event.defaultPrevented) return;
    event.preventDefault();
    go(link);
  };
  const point = (event) => {
    const claim = event.target.closest?.(".claim[data-claim]");
    if (claim) light(claim);
  };
  /** What Streamlit has newly put on the page. */
  const arrange = () => {
    for (const holder of document.querySelectorAll("[data-draw]")) DRAW[holder.dataset.draw](holder, claimOfAddress());
    if (heading()) document.title = `${heading().textContent} – Corridor Atlas`;
    turn();
    reveal();
  };
  const depart = () => {
    turning = { left: heading(), from: history.state?.from, until: performance.now() + PATIENCE_MS };
    reveal(); // on the same page another claim is only another address
  };
  const listeners = { click, mouseover: point, focusin: point };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener);
  addEventListener("popstate", depart);
  const watcher = new MutationObserver(arrange);
  watcher.observe(document.body, { childList: true, subtree: true });
  if (history.state?.from) turning = { left: null, from: history.state.from, until: performance.now() + PATIENCE_MS }; // back from the map
  arrange();
  document.documentElement.dataset.pages = "ready";
  return () => {
    delete document.documentElement.dataset.pages;
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener);
    removeEventListener("popstate", depart);
    watcher.disconnect();
  };
}
