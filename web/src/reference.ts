// The API page: the server's own description of itself, written out.

interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
}
interface Description {
  info: { version: string };
  paths: { [path: string]: { [method: string]: Operation } };
}

function element(tag: string, words: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

function section(path: string, method: string, operation: Operation): HTMLElement {
  const made = document.createElement("section");
  const heading = element("h2", operation.summary ?? path);
  const line = element("p", "", "endpoint");
  line.append(element("code", `${method.toUpperCase()} /api/v1${path}`));
  made.append(heading, line, element("p", operation.description ?? "", "hint"));
  const list = document.createElement("dl");
  for (const one of operation.parameters ?? []) {
    list.append(element("dt", one.required ? `${one.name} (needed)` : one.name), element("dd", one.description ?? one.in));
  }
  if (list.children.length) made.append(list);
  return made;
}

/** Write the description out where its element stands. */
export async function start(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-island=reference]");
  const answer = await fetch("/api/v1/openapi.json");
  if (!place || !answer.ok) return;
  const described = (await answer.json()) as Description;
  const sections = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
  );
  place.replaceChildren(...sections);
}
