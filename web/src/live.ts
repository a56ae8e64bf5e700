// What came in since this page was made: told in a bar, put in only when asked for.

import { workerAddress } from "./trusted";
import { changed, visit } from "./visit";

interface News {
  after: number;
  seq: number;
  claims?: number;
  documents?: number;
  rulings?: number;
  withdrawals?: number;
  entries?: number;
}

const PAUSED = "sayso.paused";
let heard: News[] = [];

function isPaused(): boolean {
  return sessionStorage.getItem(PAUSED) === "yes";
}

function showPause(): void {
  const button = document.getElementById("pause");
  if (!button) return;
  button.hidden = false;
  button.textContent = isPaused() ? "Tell what comes in" : "Pause";
  button.setAttribute("aria-pressed", String(isPaused()));
  button.onclick = () => {
    sessionStorage.setItem(PAUSED, isPaused() ? "no" : "yes");
    show();
  };
}

function seqOfPage(): number {
  return Number(document.body.dataset["seq"] ?? "0");
}

function summed(): string {
  const fresh = heard.filter((news) => news.seq > seqOfPage());
  const total = (kind: "claims" | "rulings" | "documents" | "withdrawals" | "entries") =>
    fresh.reduce((sum, news) => sum + (news[kind] ?? 0), 0);
  if (total("entries")) return "Much has come in";
  const claims = total("claims");
  if (claims) return `${claims.toLocaleString("en")} new ${claims === 1 ? "claim" : "claims"}`;
  const rulings = total("rulings") + total("withdrawals");
  if (rulings) return `${rulings} new ${rulings === 1 ? "ruling" : "rulings"}`;
  return total("documents") ? "New documents, without claims" : "";
}

function show(): void {
  const bar = document.getElementById("fresh");
  showPause();
  const words = isPaused() || document.documentElement.hasAttribute("data-pinned") ? "" : summed();
  if (!bar) return;
  bar.hidden = !words;
  if (!words) return bar.replaceChildren();
  const button = bar.querySelector("button") ?? document.createElement("button");
  button.textContent = `${words} — show`;
  button.type = "button";
  button.onclick = () => fresh();
  if (!button.isConnected) bar.append(button);
}

/** Show what came in. */
export function fresh(): void {
  if (!document.getElementById("fresh")?.hidden) void visit(location.href, "replace");
}

function listen(news: News): void {
  heard = [...heard.filter((old) => old.seq !== news.seq), news].slice(-200);
  show();
}

/** One stream a browser: a shared worker holds it, or this page where there is none. */
export function start(): void {
  const address = document.body.dataset["worker"];
  if (typeof SharedWorker !== "undefined" && address) {
    const worker = new SharedWorker(workerAddress(address), { type: "module", name: "sayso" });
    worker.port.onmessage = (event: MessageEvent<News>) => listen(event.data);
    worker.port.start();
    worker.port.postMessage({ after: seqOfPage() });
    addEventListener("pagehide", () => worker.port.postMessage("bye"));
  } else {
    const stream = new EventSource(`/live?after=${seqOfPage()}`);
    stream.addEventListener("news", (event) => listen(JSON.parse(event.data as string) as News));
  }
  changed.addEventListener("change", show);
  show();
}
