// The slider of the as-of bar: every position is a moment, and its address.

import { changed, visit } from "./visit";

const MINUTE_MS = 60_000;
const FIELD = { published: "published_by", recorded: "as_of" } as const;

interface Track {
  first: number;
  last: number;
  at: number | null;
  field: string;
  zone: string;
}

function track(): Track | null {
  const data = document.getElementById("asof")?.dataset;
  if (!data?.["first"] || !data["last"]) return null;
  return {
    first: Date.parse(data["first"]),
    last: Date.parse(data["last"]),
    at: data["at"] ? Date.parse(data["at"]) : null,
    field: FIELD[data["clock"] === "recorded" ? "recorded" : "published"],
    zone: data["zone"] ?? "UTC",
  };
}

function momentAt(on: Track, value: number): number | null {
  if (value >= 1000) return null;
  const at = on.first + ((on.last - on.first) * value) / 1000;
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

function words(on: Track, at: number | null): string {
  if (at === null) return "now";
  const form = { timeZone: on.zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false } as const;
  return new Intl.DateTimeFormat("en-GB", form).format(at);
}

function addressAt(on: Track, at: number | null): string {
  const address = new URL(location.href);
  address.searchParams.delete("cursor");
  if (at === null) address.searchParams.delete(on.field);
  else address.searchParams.set(on.field, new Date(at).toISOString().replace(/:\d\d\.\d+Z$/, "Z"));
  return address.href;
}

function place(slider: HTMLInputElement): void {
  const on = track();
  slider.hidden = !on || on.last <= on.first;
  if (!on || document.activeElement === slider) return;
  const share = on.at === null ? 1 : (on.at - on.first) / (on.last - on.first);
  slider.value = String(Math.max(0, Math.min(1000, Math.floor(share * 1000))));
  slider.setAttribute("aria-valuetext", words(on, on.at));
}

let flying = false;
let wanted: string | undefined;

// One page is asked for at a time: the first move at once, of the moves meanwhile the last.
async function show(address: string): Promise<void> {
  wanted = address;
  if (flying) return;
  flying = true;
  while (wanted) {
    const next: string = wanted;
    wanted = undefined;
    await visit(next, "replace");
  }
  flying = false;
}

/** Moving the slider shows the page as of that moment. */
export function start(): void {
  const slider = document.getElementById("slider");
  if (!(slider instanceof HTMLInputElement)) return;
  slider.addEventListener("input", () => {
    const on = track();
    if (!on) return;
    const at = momentAt(on, Number(slider.value));
    slider.setAttribute("aria-valuetext", words(on, at));
    const shown = document.querySelector("#asof-state time");
    if (shown) shown.textContent = words(on, at);
    void show(addressAt(on, at));
  });
  changed.addEventListener("change", () => place(slider));
  place(slider);
}
