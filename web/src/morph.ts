// Makes one element like another with as few changes as it takes, so that the reader's
// place, focus and selection stay. Children with an id are matched by it.

const KEPT = new Set(["open", "hidden"]); // the reader's own doing

function attributes(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value && !KEPT.has(name)) old.setAttribute(name, value);
  }
}

function isLike(old: Node, next: Node): boolean {
  if (old.nodeType !== next.nodeType || old.nodeName !== next.nodeName) return false;
  return !(old instanceof Element && next instanceof Element) || old.id === next.id;
}

function update(old: Node, next: Node): void {
  if (old instanceof Element && next instanceof Element) morph(old, next);
  else if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
}

/** Make `old` like `next`. */
export function morph(old: Element, next: Element): void {
  if (old.isEqualNode(next)) return;
  attributes(old, next);
  if (old.hasAttribute("data-kept")) return; // what an island drew there stays
  if (old instanceof HTMLInputElement && next instanceof HTMLInputElement) {
    if (old !== document.activeElement && old.type !== "checkbox") old.value = next.value;
    return;
  }
  const named = new Map<string, Element>();
  for (const child of old.children) if (child.id) named.set(child.id, child);
  let at: ChildNode | null = old.firstChild;
  for (const child of [...next.childNodes]) {
    const same = child instanceof Element && child.id ? named.get(child.id) : undefined;
    if (same && same.nodeName === child.nodeName) {
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      update(same, child);
    } else if (at && !same && isLike(at, child)) {
      const kept: ChildNode = at;
      at = at.nextSibling;
      update(kept, child);
    } else {
      old.insertBefore(document.importNode(child, true), at);
    }
  }
  while (at) {
    const gone: ChildNode = at;
    at = at.nextSibling;
    gone.remove();
  }
}
