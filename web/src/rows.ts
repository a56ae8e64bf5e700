// The line that the keys are at, and the lines that were picked for a ruling.

import { changed, settled, visit } from "./visit";

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#rows .row, tbody .row")];
}

/** The line that the keys are at. */
export function currentRow(): HTMLElement | undefined {
  return rows().find((row) => row.classList.contains("current"));
}

/** Go some lines on or back. */
export function step(by: number): void {
  const all = rows();
  const at = all.findIndex((row) => row.classList.contains("current"));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
  if (!next) return;
  for (const row of all) row.classList.toggle("current", row === next);
  next.querySelector<HTMLElement>(".title")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** Open the line that the keys are at. */
export function open(): void {
  currentRow()?.querySelector<HTMLElement>("a.title")?.click();
}

function picks(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(".pick")];
}

function form(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>("form.rule");
}

function show(): void {
  const chosen = picks().filter((pick) => pick.checked);
  for (const pick of picks()) pick.closest(".row")?.classList.toggle("picked", pick.checked);
  const rule = form();
  const told = document.getElementById("picked");
  if (!rule || !told || !picks().length) return;
  rule.classList.toggle("open", chosen.length > 0);
  rule.classList.toggle("waiting", chosen.length === 0);
  told.textContent = chosen.length === 1 ? "1 point selected" : `${chosen.length} points selected`;
}

/** Pick the line that the keys are at, or let it go. */
export function pick(): void {
  const box = currentRow()?.querySelector<HTMLInputElement>(".pick");
  if (!box) return;
  box.checked = !box.checked;
  show();
}

/** Rule on what is picked, of the page that comes where one is under way. */
export function rule(verdict: string): void {
  void settled().then(() => ruleNow(verdict));
}

/** A ruling that needs a reason asks for it first. */
function ruleNow(verdict: string): void {
  const found = form();
  const button = found?.querySelector<HTMLButtonElement>(`button[value="${verdict}"]`);
  if (!found || !button) return;
  if (picks().length && !picks().some((box) => box.checked)) pick();
  if (picks().length && verdict !== "undo" && !picks().some((box) => box.checked)) return;
  const note = found.querySelector<HTMLInputElement>("input[name=note]");
  if (note && !note.value && (verdict === "confirmed" || verdict === "refuted")) {
    found.dataset["verdict"] = verdict;
    note.focus();
    return;
  }
  found.requestSubmit(button);
}

async function submit(event: SubmitEvent): Promise<void> {
  const found = event.target;
  if (!(found instanceof HTMLFormElement) || !found.matches("form.rule")) return;
  event.preventDefault();
  const wanted = found.dataset["verdict"];
  const first = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const byEnter = wanted ? found.querySelector<HTMLButtonElement>(`button[value="${wanted}"]`) : null;
  const button = byEnter ?? first;
  delete found.dataset["verdict"];
  const data = new FormData(found);
  if (button) data.set(button.name, button.value);
  const to = button?.getAttribute("formaction") ?? found.getAttribute("action") ?? "/rulings";
  for (const box of picks()) box.checked = false;
  found.reset();
  await visit(to, "replace", data);
}

/** Picking with the mouse, and rulings without leaving the page. */
export function start(): void {
  document.addEventListener("change", (event) => {
    if (event.target instanceof Element && event.target.matches(".pick")) show();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("form.rule button") : null;
    if (button) delete button.closest<HTMLFormElement>("form.rule")?.dataset["verdict"];
  });
  document.addEventListener("submit", (event) => void submit(event));
  changed.addEventListener("change", show);
  show();
}
