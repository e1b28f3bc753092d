/** What the page knows of one plan, and who wants to hear when it changes. The server holds the truth; this only mirrors it. */

import { call, get } from "./api.js";
import { may } from "./session.js";

const PARTS = {
  outline: "/outline",
  document: "/sections",
  findings: "/findings",
  projects: "/projects",
  proposals: "/proposals",
};

const APPROVED = new Set(["approved", "registered"]);

export class Model {
  #watchers = new Map();
  #running = null;
  #again = null;

  constructor(id) {
    this.id = id;
    this.base = `/plans/${encodeURIComponent(id)}`;
    this.head = null;
    this.framework = null;
  }

  /** Hear of a part: "head", "outline", "document", "findings", "projects", "proposals", "answers", "answered", "busy", "trouble". */
  on(name, watcher) {
    if (!this.#watchers.has(name)) this.#watchers.set(name, new Set());
    this.#watchers.get(name).add(watcher);
    if (this[name] !== undefined && this[name] !== null) watcher(this[name]);
  }

  #tell(name, value) {
    this[name] = value;
    this.#watchers.get(name)?.forEach((watcher) => watcher(value));
  }

  /** The head and the framework; what the view needs before anything else. Raises Problem and Offline. */
  async open() {
    const [head, framework] = await Promise.all([call("GET", this.base), call("GET", `${this.base}/framework`)]);
    this.framework = framework;
    this.requirements = new Map(framework.requirements.map((requirement) => [requirement.id, requirement]));
    this.#tell("head", head);
  }

  setHead(head) {
    this.#tell("head", head);
  }

  /** The head as the server has it now. */
  async reopen() {
    this.#tell("head", await call("GET", this.base));
  }

  /** An answer was changed. */
  tellAnswered() {
    this.#watchers.get("answered")?.forEach((watcher) => watcher());
  }

  /** Ask for everything that follows from the facts anew; done once what is there now has come. Calls that meet become one. */
  refresh() {
    if (!may("read")) return Promise.resolve();
    if (this.#running) {
      this.#again ??= this.#running.then(() => {
        this.#again = null;
        return this.refresh();
      });
      return this.#again;
    }
    this.#running = this.#load().finally(() => (this.#running = null));
    return this.#running;
  }

  async #load() {
    this.#tell("busy", true);
    try {
      await Promise.all(
        Object.entries(PARTS).map(async ([name, path]) => {
          const data = await get(this.base + path);
          if (data !== this[name]) this.#tell(name, data);
        }),
      );
      this.#tell("answers", new Map((await get(`${this.base}/answers`)).items.map((answer) => [answer.requirement, answer])));
      if (APPROVED.has(this.head?.status) && !this.head.revised) await this.reopen(); // an edit makes it a new draft
      this.#tell("trouble", false);
    } catch (error) {
      this.#tell("trouble", error);
    } finally {
      this.#tell("busy", false);
    }
  }
}
