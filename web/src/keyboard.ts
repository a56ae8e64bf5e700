// The keys, from the same file as the help page. What has no meaning on a page does
// nothing there. Keys of one letter can be switched off; those with Control stay.

import table from "../../src/sayso/desk/keys.json";
import { fresh } from "./live";
import { open as openPalette } from "./palette";
import * as rows from "./rows";
import { settled } from "./visit";

const CHORD_MS = 1200;

function click(selector: string): void {
  // A key that is pressed again before the page has changed means the page that comes.
  void settled().then(() => document.querySelector<HTMLElement>(selector)?.click());
}

function nextTo(id: string): void {
  const found = document.getElementById(id);
  if (found instanceof HTMLInputElement) {
    found.focus();
    found.select();
  }
}

function filter(pressed: string): void {
  const links = document.querySelectorAll<HTMLElement>("#facet-standing a");
  if (pressed === "0") click(".taken .all");
  else links[Number(pressed) - 1]?.click();
}

function close(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

const ACTIONS: { [id: string]: (pressed: string) => void } = {
  help: () => location.assign("/keys"),
  search: () => nextTo("find"),
  palette: () => openPalette(),
  close,
  fresh: () => fresh(),
  earlier: () => click('[data-step="earlier"]'),
  later: () => click('[data-step="later"]'),
  "day-earlier": () => click('[data-step="day-earlier"]'),
  "day-later": () => click('[data-step="day-later"]'),
  live: () => click("#to-live"),
  next: () => rows.step(1),
  previous: () => rows.step(-1),
  open: () => rows.open(),
  filter,
  select: () => rows.pick(),
  confirm: () => rows.rule("confirmed"),
  refute: () => rows.rule("refuted"),
  misread: () => rows.rule("misread"),
  watch: () => rows.rule("watch"),
  undo: () => rows.rule("undo"),
};

const BY_PRESS = new Map<string, string>();
for (const group of table.groups) {
  for (const { id, press } of group.keys) {
    if (id === "filter") for (const digit of "0123456789") BY_PRESS.set(digit, id);
    else BY_PRESS.set(press, id);
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.isContentEditable) return target instanceof HTMLElement;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

let chord = 0;

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const withControl = event.ctrlKey || event.metaKey;
  const name = withControl ? `Control+${event.key.toLowerCase()}` : event.key;
  const isLetter = !withControl && event.key.length === 1;
  if (isTyping(event.target) && (isLetter || event.key === "Enter")) return;
  if (document.querySelector("dialog[open]") && !withControl) return;
  if (isLetter && document.body.dataset["keys"] === "off") return;
  if (isLetter && Date.now() - chord < CHORD_MS) {
    chord = 0;
    event.preventDefault();
    click(`.top nav a[data-letter="${CSS.escape(event.key)}"]`);
    return;
  }
  chord = isLetter && event.key === "g" ? Date.now() : 0;
  const id = BY_PRESS.get(name);
  if (!id) return;
  if (event.key !== "Escape") event.preventDefault();
  ACTIONS[id]?.(event.key);
}

/** Listen for keys. */
export function start(): void {
  document.addEventListener("keydown", pressed);
}
