// The desk in the browser: pages work without it; it makes them quick and complete by
// keyboard. Islands of single pages are loaded where their element stands.

import * as keyboard from "./keyboard";
import * as later from "./later";
import * as live from "./live";
import * as rows from "./rows";
import * as slider from "./slider";
import * as visit from "./visit";

for (const part of [visit, slider, rows, later, live, keyboard]) part.start();

// Beside a narrow screen's list there is no room for every filter at once.
if (matchMedia("(max-width: 56rem)").matches) {
  for (const facet of document.querySelectorAll("#facets details:not(:first-child)")) facet.removeAttribute("open");
}

if (document.querySelector("[data-island=drop]")) void import("./drop").then((page) => page.start());
if (document.querySelector("[data-island=map]")) void import("./map").then((map) => map.start());
