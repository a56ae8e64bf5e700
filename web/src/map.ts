// The live map over the drawing that the server sent: only on the page of the map, only
// where WebGL is to be had. Outlines and places come from our own server, labels are
// drawn with fonts of this machine; nothing is asked of anybody else.

import {
  type ExpressionSpecification,
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as LiveMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from "maplibre-gl";
import { allowWorkers } from "./trusted";
import { changed } from "./visit";

const FOUND = "[data-island=map]";
const RADIUS: ExpressionSpecification = [
  "interpolate", ["linear"], ["sqrt", ["get", "points"]], 1, 5, 10, 22, 40, 40,
];
const ROUGH: ExpressionSpecification = [
  "in", ["coalesce", ["get", "precision"], ""], ["literal", ["district", "region", "country"]],
];

function hasWebGl(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

function colour(name: string): string {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.className = `probe-${name}`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function style(places: string, basemap: string): StyleSpecification {
  const ink = colour("ink");
  const land = colour("land");
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: basemap },
      places: { type: "geojson", data: places },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("water") } },
      { id: "land", type: "fill", source: "land", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": land } },
      { id: "border", type: "line", source: "land", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("muted"), "line-width": 0.8 } },
      { id: "river", type: "line", source: "land", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": colour("water"), "line-width": 2 } },
      { id: "ring", type: "circle", source: "places", filter: ["get", "contested"], paint: { "circle-radius": ["+", RADIUS, 3], "circle-color": "transparent", "circle-stroke-color": colour("contested"), "circle-stroke-width": 3 } },
      { id: "spot", type: "circle", source: "places", paint: { "circle-radius": RADIUS, "circle-color": colour("reported"), "circle-opacity": ["case", ROUGH, 0.3, 0.8], "circle-stroke-color": colour("ground"), "circle-stroke-width": 1 } },
      { id: "name", type: "symbol", source: "places", filter: ["<", ["coalesce", ["get", "rank"], 0], ["step", ["zoom"], 80, 5, 250, 7, 800, 9, 1e9]], layout: { "text-field": ["coalesce", ["get", "label"], ["get", "name"]], "text-size": 13, "text-variable-anchor": ["left", "right"], "text-radial-offset": 1.1, "text-justify": "auto", "symbol-sort-key": ["-", 0, ["get", "points"]] }, paint: { "text-color": ink, "text-halo-color": land, "text-halo-width": 1.5 } },
    ],
  };
}

function open(map: LiveMap, island: HTMLElement): void {
  for (const layer of ["spot", "ring"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    map.on("click", layer, (event) => {
      const place: unknown = event.features?.[0]?.properties["place"];
      const board = new URL(island.dataset["board"] ?? "/board", location.href);
      if (typeof place !== "string") return;
      board.searchParams.set("place", place);
      location.assign(board);
    });
  }
}

/** Draw the live map where its element stands. */
export function start(): void {
  const island = document.querySelector<HTMLElement>(FOUND);
  const canvas = document.getElementById("live-map");
  const { places, basemap, world, box, worker } = island?.dataset ?? {};
  if (!island || !canvas || !places || !basemap || !world || !box || !worker || !hasWebGl()) return;
  allowWorkers();
  setWorkerUrl(worker);
  const [west, south, east, north] = box.split(",").map(Number) as [number, number, number, number];
  const bounds: LngLatBoundsLike = [west, Math.max(-84, south), east, Math.min(84, north)];
  canvas.hidden = false;
  const map = new LiveMap({
    container: canvas,
    style: style(places, basemap),
    bounds,
    attributionControl: false,
    dragRotate: false,
    maxZoom: 14,
    fadeDuration: 0,
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl(), "bottom-left");
  map.keyboard.disableRotation();
  map.once("idle", () => {
    island.classList.add("is-live");
    island.dataset["ready"] = "yes";
  });
  // At first only the ground near the places; the rest once somebody goes there.
  map.on("movestart", function more(event) {
    if (!event.originalEvent) return;
    map.off("movestart", more);
    map.getSource<GeoJSONSource>("land")?.setData(new URL(world, location.href).href);
  });
  open(map, island);
  changed.addEventListener("change", () => {
    const now = document.querySelector<HTMLElement>(FOUND)?.dataset["places"];
    if (now) map.getSource<GeoJSONSource>("places")?.setData(new URL(now, location.href).href);
  });
}
