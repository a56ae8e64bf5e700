// To another state of the same page without leaving it: fetched whole, as a browser
// without this code would get it, and put in place of what differs.

import { morph } from "./morph";
import { parsed } from "./trusted";

const PARTS = ["#asof", "#main", ".top .pages", ".top .tools", ".find"];
let current: AbortController | undefined;
let under = Promise.resolve();
// A ruling that was sent is waited for: given up, nobody would know whether it was entered.
let entering = Promise.resolve();

export type Record = "push" | "replace" | "none";

/** Told after every change of the page's state ("change"), and when one begins ("begin"). */
export const changed = new EventTarget();

function put(html: string, address: string, record: Record): void {
  const next = parsed(html);
  for (const part of PARTS) {
    const old = document.querySelector(part);
    const fresh = next.querySelector(part);
    if (old && fresh) morph(old, fresh);
  }
  document.title = next.title;
  document.documentElement.toggleAttribute("data-pinned", next.documentElement.hasAttribute("data-pinned"));
  document.body.dataset["seq"] = next.body.dataset["seq"] ?? "0";
  if (record === "push") history.pushState(null, "", address);
  if (record === "replace") history.replaceState(null, "", address);
  changed.dispatchEvent(new Event("change"));
}

/** When nothing is under way: links of the page are then those of what it shows. */
export function settled(): Promise<void> {
  return under;
}

/** Show an address in place; what was under way is given up, unless it enters something. */
export function visit(address: string, record: Record = "push", form?: FormData): Promise<void> {
  under = entering.then(() => go(address, record, form));
  if (form) entering = under.catch(() => undefined);
  return under;
}

async function go(address: string, record: Record, form?: FormData): Promise<void> {
  current?.abort();
  changed.dispatchEvent(new Event("begin"));
  const mine = new AbortController();
  current = mine;
  const asked: RequestInit = { signal: mine.signal, headers: { accept: "text/html" } };
  if (form) Object.assign(asked, { method: "POST", body: form });
  try {
    const answer = await fetch(address, asked);
    const html = await answer.text();
    if (answer.status === 401) location.reload();
    else if (!mine.signal.aborted) put(html, answer.url, record);
  } catch (error) {
    if (!mine.signal.aborted) location.assign(form ? location.href : address);
    else if (!(error instanceof DOMException)) throw error;
  }
}

function isHere(link: HTMLAnchorElement): boolean {
  const to = new URL(link.href, location.href);
  return (
    to.origin === location.origin &&
    to.pathname === location.pathname &&
    !link.target &&
    (to.search !== location.search || !to.hash)
  );
}

/** Links to other states of this page are followed in place. */
export function start(): void {
  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!plain || event.defaultPrevented || !link || !isHere(link)) return;
    event.preventDefault();
    void visit(link.href);
  });
  addEventListener("popstate", () => void visit(location.href, "none"));
}
