/** Elements made by code. Text is always text: nothing here, or anywhere, reads markup from data. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, attributes (`aria-…`, `data-…`, role…), listeners (`onclick`) and children. */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same in SVG. */
export function s(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.setAttribute("class", value);
    else if (name === "value" || name === "checked" || name === "indeterminate" || name === "selected") node[name] = value;
    else if (name === "style") Object.entries(value).forEach(([key, text]) => node.style.setProperty(key, text));
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

/** Append text and elements; nothing for null and false. */
export function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** New children in the place of all old ones. */
export function put(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

const ICONS = {
  send: "M4 12l16-8-6 16-3-6-7-2z",
  word: "M6 3h8l4 4v14H6zM14 3v4h4M9 12l1 6 2-5 2 5 1-6",
  sheet: "M4 4h16v16H4zM4 10h16M4 15h16M10 4v16",
  print: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 13h10v8H7z",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  moon: "M20 14A8.5 8.5 0 0110 4a8.5 8.5 0 1010 10z",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  edit: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 010 10h-4",
  redo: "M16 5l4 4-4 4M20 9H10a5 5 0 000 10h4",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  page: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  check: "M5 12l5 5 9-11",
  warn: "M12 4l9 16H3zM12 10v5M12 17.5v.5",
  info: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.5v.5",
  chart: "M4 20h16M7 17v-5M12 17V7M17 17v-8",
  book: "M5 4h6a2 2 0 012 2v14a2 2 0 00-2-2H5zM21 4h-6a2 2 0 00-2 2v14a2 2 0 012-2h6z",
  data: "M12 4c5 0 8 1.200 8 3s-3 3-8 3-8-1.200-8-3 3-3 8-3zM4 7v10c0 1.800 3 3 8 3s8-1.200 8-3V7M4 12c0 1.800 3 3 8 3s8-1.200 8-3",
  back: "M15 5l-7 7 7 7",
  history: "M4 12a8 8 0 108-8 8 8 0 00-7 4M4 4v4h4M12 8v4l3 2",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  person: "M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c0-4 4-6 8-6s8 2 8 6",
  wide: "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5M4 4l6 6M20 4l-6 6M4 20l6-6M20 20l-6-6",
  up: "M12 20V5M6 11l6-6 6 6",
  down: "M12 4v11M7 11l5 5 5-5M5 20h14",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  clip: "M20 11l-8.500 8.500a5 5 0 01-7-7L13 4a3.500 3.500 0 015 5l-8.500 8.500a2 2 0 01-3-3L14 7",
  search: "M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l5 5",
  bulb: "M9 18h6M10 21h4M12 3a6 6 0 00-4 10c1 1 1 2 1 3h6c0-1 0-2 1-3a6 6 0 00-4-10z",
};

/** A line icon; says nothing to a screen reader, the button around it has the words. */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" }, s("path", { d: ICONS[name] }));
}

/** A button: words, an icon, or both. `label` names one that shows an icon alone. */
export function button({ text = "", label = "", glyph = "", kind = "", ...props }, ...children) {
  return h(
    "button",
    { type: "button", class: `button ${kind}`.trim(), "aria-label": label || undefined, title: label || undefined, ...props },
    glyph && icon(glyph),
    text && h("span", {}, text),
    children,
  );
}
