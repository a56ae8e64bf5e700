// Anywhere by typing: pages at once, points, sources and places as the server finds them.

interface Found {
  kind: string;
  name: string;
  path: string;
}

const WAIT_MS = 80;

function pages(): Found[] {
  const links = document.querySelectorAll<HTMLAnchorElement>(".top nav a");
  return [...links].map((link) => ({ kind: "page", name: link.textContent?.trim() ?? "", path: link.href }));
}

async function find(words: string): Promise<Found[]> {
  const here = pages().filter((page) => page.name.toLowerCase().includes(words.toLowerCase()));
  if (words.length < 2) return here;
  const query = new URLSearchParams(location.search);
  const asked = new URLSearchParams({ q: words });
  for (const clock of ["as_of", "published_by"]) if (query.has(clock)) asked.set(clock, query.get(clock) ?? "");
  const answer = await fetch(`/api/v1/find?${asked}`);
  if (!answer.ok) return here;
  const { found } = (await answer.json()) as { found: Found[] };
  return [...here, ...found];
}

function option(found: Found, number: number): HTMLElement {
  const line = document.createElement("div");
  line.role = "option";
  line.id = `option-${number}`;
  line.dataset["path"] = found.path;
  const name = document.createElement("bdi");
  name.textContent = found.name;
  const kind = document.createElement("small");
  kind.textContent = found.kind;
  line.append(name, kind);
  return line;
}

class Palette {
  readonly dialog = document.createElement("dialog");
  private readonly input = document.createElement("input");
  private readonly list = document.createElement("div");
  private at = 0;
  private waiting = 0;

  constructor() {
    this.dialog.className = "palette";
    this.dialog.setAttribute("aria-label", "Go anywhere");
    Object.assign(this.input, { type: "text", placeholder: "Go to a page, a point, a source, a place" });
    const settings = { role: "combobox", "aria-controls": "options", "aria-expanded": "true", "aria-autocomplete": "list", "aria-label": "Go to" };
    for (const [name, value] of Object.entries(settings)) this.input.setAttribute(name, value);
    this.list.id = "options";
    this.list.role = "listbox";
    this.list.setAttribute("aria-label", "Found");
    this.dialog.append(this.input, this.list);
    this.input.addEventListener("input", () => this.soon());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("click", (event) => this.go(event.target as Element));
    document.body.append(this.dialog);
  }

  open(): void {
    this.input.value = "";
    this.dialog.showModal();
    void this.fill();
  }

  private soon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.fill(), WAIT_MS);
  }

  private async fill(): Promise<void> {
    const words = this.input.value.trim();
    const found = await find(words);
    if (words !== this.input.value.trim()) return;
    this.list.replaceChildren(...found.map(option));
    this.mark(0);
  }

  private mark(at: number): void {
    const options = [...this.list.children];
    this.at = Math.max(0, Math.min(options.length - 1, at));
    options.forEach((line, number) => line.setAttribute("aria-selected", String(number === this.at)));
    const line = options[this.at];
    line?.scrollIntoView({ block: "nearest" });
    if (line) this.input.setAttribute("aria-activedescendant", line.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") this.mark(this.at + 1);
    else if (event.key === "ArrowUp") this.mark(this.at - 1);
    else if (event.key === "Enter") this.go(this.list.children[this.at]);
    else return;
    event.preventDefault();
  }

  private go(target: Element | undefined): void {
    const path = target?.closest<HTMLElement>("[role=option]")?.dataset["path"];
    if (path) location.assign(path);
  }
}

let palette: Palette | undefined;

/** Open the palette. */
export function open(): void {
  palette ??= new Palette();
  palette.open();
}
