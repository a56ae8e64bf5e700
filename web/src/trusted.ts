// The one place where strings become pages or scripts: our own pages, our own workers.

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const address = new URL(url, location.href);
    if (address.origin !== location.origin || !address.pathname.startsWith("/static/")) {
      throw new TypeError(`not a script of ours: ${url}`);
    }
    return address.href;
  },
};
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy("sayso", rules) ?? rules;

/** A page of ours as a document; its scripts do not run. */
export function parsed(html: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(html), "text/html");
}

/** The address of a worker of ours. */
export function workerAddress(url: string): string {
  return policy.createScriptURL(url);
}

/** Lets a library start a worker of ours by its address; any other stays barred. */
export function allowWorkers(): void {
  factory?.createPolicy("default", { createHTML: barred, createScriptURL: rules.createScriptURL });
}

function barred(): never {
  throw new TypeError("no markup out of strings");
}
