// What the view needs first is asked for while its modules still load; api.js takes each answer over, once.
(() => {
  const ask = (path) => fetch(`/api/v1${path}`, { headers: { accept: "application/json" }, credentials: "same-origin" });
  const [, view, id] = location.hash.split("/");
  const session = ask("/session");
  window.early = new Map([["/session", session]]);

  /** Only what the role may have is asked for. */
  async function more() {
    const answer = await session;
    if (!answer.ok) return;
    const { actions } = await answer.clone().json();
    const plan = view === "ke-hoach" && id ? `/plans/${encodeURIComponent(decodeURIComponent(id))}` : "";
    const wanted = plan ? [["see", plan], ["see", `${plan}/framework`], ["talk", `${plan}/messages?limit=200`], ["talk", `${plan}/messages/opening`]] : [["create", "/units"], ["list", "/plans?limit=20"]];
    wanted.filter(([action]) => actions.includes(action)).forEach(([, path]) => window.early.has(path) || window.early.set(path, ask(path)));
  }
  more().catch(() => {}); // whoever needs the answer asks again and says what is wrong
})();
