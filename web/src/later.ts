// What takes long to work out is left out of a page at first, with a link to the page
// that has it. That one is fetched once the reader has stopped moving.

import { morph } from "./morph";
import { parsed } from "./trusted";
import { changed } from "./visit";

const WAIT_MS = 900;
let waiting = 0;

async function fill(link: HTMLAnchorElement): Promise<void> {
  const here = location.href;
  const answer = await fetch(link.href, { headers: { accept: "text/html" } });
  if (!answer.ok || location.href !== here) return;
  const fresh = parsed(await answer.text()).getElementById("main");
  const old = document.getElementById("main");
  if (fresh && old && location.href === here) morph(old, fresh);
}

function soon(): void {
  clearTimeout(waiting);
  const link = document.querySelector<HTMLAnchorElement>("#main a[data-later]");
  if (link) waiting = setTimeout(() => void fill(link), WAIT_MS);
}

/** Fill in what was left for later, and again after every change. */
export function start(): void {
  changed.addEventListener("begin", () => clearTimeout(waiting));
  changed.addEventListener("change", soon);
  soon();
}
