/** Who sits at the page and what their role may do; the server refuses the rest anyway. */

let who = { accounts: false, name: "", unit: "", role: "", title: "", actions: [] };

/** Keep what GET /session answered. */
export const setSession = (found) => (who = found);

export const session = () => who;

/** May the person do this: "read", "write", "talk", "answer", "export", "submit", "approve", "number", "review", "manage"… */
export const may = (action) => who.actions.includes(action);
