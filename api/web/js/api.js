/** The way to the server: JSON (or a file) in and JSON out, problems with their Vietnamese words, reads kept by ETag, connection watched. */

const BASE = "/api/v1";
const kept = new Map(); // path -> {etag, data}
const watchers = new Set();
let online = true;
const early = window.early ?? new Map(); // path -> what early.js has asked for
setTimeout(() => early.clear(), 10_000); // by then it may be old

/** An answer that is no success. `kind` is stable, `message` is for people. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail || body.title || "Máy chủ trả lời không như mong đợi.");
    this.status = status;
    this.kind = (body.type ?? "").replace("urn:kehoach:problem:", "") || "unknown";
    this.title = body.title ?? "";
    this.theirs = body.theirs;
    this.yours = body.yours;
    this.etag = body.etag;
  }
}

/** Raised when no answer came at all. What was typed is still on the page. */
export class Offline extends Error {
  constructor() {
    super("Không kết nối được máy chủ. Những gì đã gửi trước đó vẫn được lưu; kiểm tra máy chủ rồi thử lại.");
    this.kind = "offline";
  }
}

/** Told of true and false as the connection comes and goes. */
export function watchConnection(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function connected(now) {
  if (now === online) return;
  online = now;
  watchers.forEach((watcher) => watcher(now));
}

async function send(method, path, { body, headers = {}, signal } = {}) {
  const init = { method, headers: { accept: "application/json", ...headers }, signal, credentials: "same-origin" };
  if (body !== undefined) {
    const file = body instanceof Blob;
    init.body = file ? body : JSON.stringify(body);
    init.headers["content-type"] = file ? "application/octet-stream" : "application/json";
  }
  const asked = method === "GET" ? early.get(path) : undefined;
  early.set(path, undefined); // taken, or no more to be asked for
  try {
    const response = await (asked ?? fetch(BASE + path, init));
    connected(true);
    return response;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    connected(false);
    throw new Offline();
  }
}

async function read(response) {
  const text = response.status === 204 || response.status === 304 ? "" : await response.text();
  let data = null;
  try {
    data = text ? JSON.parse(text) : null;
  } catch {
    data = { detail: "" };
  }
  if (!response.ok) throw new Problem(response.status, data ?? {});
  return data;
}

/** The answer's JSON. Raises Problem and Offline. */
export async function call(method, path, options) {
  return read(await send(method, path, options));
}

/** A read that is answered from here while nothing changed: the very same object comes back. */
export async function get(path, options = {}) {
  const known = kept.get(path);
  const headers = known ? { "if-none-match": known.etag } : {};
  const response = await send("GET", path, { ...options, headers });
  if (response.status === 304 && known) return known.data;
  const data = await read(response);
  const etag = response.headers.get("etag");
  if (etag) kept.set(path, { etag, data });
  return data;
}

/** The ETag of what `get` last gave of a path; "" before there is one. */
export const etagOf = (path) => kept.get(path)?.etag ?? "";

/** A file: its content and the name that the server gives it. Raises Problem and Offline. */
export async function getFile(path) {
  const response = await send("GET", path, { headers: { accept: "*/*" } });
  if (!response.ok) await read(response);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "");
  return { blob: await response.blob(), name: named ? decodeURIComponent(named[1]) : "ke-hoach" };
}

/** Events of a stream, each to its teller by name; the browser takes the stream up by itself where it broke, `lost` is when it cannot. */
export function follow(path, tellers, lost) {
  const stream = new EventSource(BASE + path);
  for (const [name, tell] of Object.entries(tellers)) stream.addEventListener(name, (event) => tell(JSON.parse(event.data)));
  stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED && lost());
  return stream;
}

/** If-Match of a counted version. */
export const ifMatch = (version) => ({ "if-match": `"${version}"` });

/** A fresh Idempotency-Key: what is sent again with it is done once. */
export const newKey = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`);

/** Ask now and then until the server is there again. */
export function waitForServer(every = 3000) {
  return new Promise((resolve) => {
    const ask = async () => {
      try {
        const answer = await fetch("/healthz", { cache: "no-store" });
        if (answer.ok) {
          connected(true);
          resolve();
          return;
        }
      } catch {
        // still away
      }
      setTimeout(ask, every);
    };
    setTimeout(ask, every);
  });
}
