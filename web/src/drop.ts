// Files dropped anywhere on the page of adding, and how much of them was sent.

import { morph } from "./morph";
import { parsed } from "./trusted";

function sized(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function list(files: Iterable<File>, shown: HTMLElement): void {
  const lines = [...files].map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name}, ${sized(file.size)}`;
    return line;
  });
  shown.replaceChildren(...lines);
}

function take(dropped: FileList, input: HTMLInputElement): void {
  const all = new DataTransfer();
  for (const file of [...(input.files ?? []), ...dropped]) all.items.add(file);
  input.files = all.files;
  input.dispatchEvent(new Event("change"));
}

// fetch() does not tell how much was sent; this older way does.
function send(form: HTMLFormElement, bar: HTMLProgressElement): void {
  const sending = new XMLHttpRequest();
  sending.open("POST", form.action);
  sending.setRequestHeader("accept", "text/html");
  sending.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  sending.addEventListener("load", () => {
    if (sending.status < 400) return location.assign(sending.responseURL);
    const told = parsed(sending.responseText).getElementById("main");
    const main = document.getElementById("main");
    if (told && main) morph(main, told);
    start();
  });
  sending.addEventListener("error", () => form.submit());
  bar.hidden = false;
  sending.send(new FormData(form));
}

/** Take what is dropped, list it, and show how far it is sent. */
export function start(): void {
  const form = document.querySelector<HTMLFormElement>("[data-island=drop]");
  const input = document.getElementById("add-file");
  const shown = document.getElementById("add-chosen");
  const bar = document.getElementById("add-progress");
  if (!form || !shown || !(input instanceof HTMLInputElement) || !(bar instanceof HTMLProgressElement)) return;
  bar.hidden = true;
  if (form.dataset["ready"]) return;
  form.dataset["ready"] = "yes";
  input.addEventListener("change", () => list(input.files ?? [], shown));
  const over = (event: DragEvent, isOver: boolean): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("dropping", isOver);
  };
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, event.relatedTarget !== null));
  document.addEventListener("drop", (event) => {
    over(event, false);
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files, input);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, bar);
  });
}
