// Holds the one event stream of a browser and passes its news to every open page.

interface Port {
  postMessage(news: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  start(): void;
}

const ports = new Set<Port>();
let told: { seq: number }[] = [];
let stream: EventSource | undefined;

function listen(after: number): void {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource(`/live?after=${after}`);
  stream.addEventListener("news", (event) => {
    const news = JSON.parse(event.data as string) as { seq: number };
    told = [...told, news].slice(-200);
    for (const port of ports) port.postMessage(news);
  });
}

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  const port = event.ports[0] as Port | undefined;
  if (!port) return;
  port.onmessage = (message) => {
    if (message.data === "bye") {
      ports.delete(port);
      return;
    }
    ports.add(port);
    const { after } = message.data as { after: number };
    for (const news of told) if (news.seq > after) port.postMessage(news);
    listen(after);
  };
  port.start();
};
