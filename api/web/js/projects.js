/** The project table: a grid to edit, its totals, shares and charts. Every change is on the server before it counts as made. */

import { call, get } from "./api.js";
import { charts } from "./charts.js";
import { button, h, put } from "./dom.js";
import { NEW, grid } from "./grid.js";
import { complain, dialog, toast } from "./notices.js";
import { may } from "./session.js";
import { capital, number, percent } from "./vi.js";

const NUMERIC = new Set(["total", "security"]);

export function showProjects(place, model) {
  const base = `${model.base}/projects`;
  const sums = h("div", { class: "sums" });
  const pictures = h("div", { class: "charts" });
  const frame = h("div", { class: "grid-frame" });
  const undo = button({ label: "Hoàn tác (Ctrl+Z)", glyph: "undo", kind: "bare", onclick: () => goBack() });
  const redo = button({ label: "Làm lại (Ctrl+Y)", glyph: "redo", kind: "bare", onclick: () => goForward() });
  const undone = []; // versions to come back to
  const born = []; // rows typed that the server has not shown yet
  const typed = new Map(); // "row column" -> text on its way
  let count = 0;
  let turns = Promise.resolve();
  let table = null; // {items, columns, version, undo}
  let sheet = null;
  put(
    place,
    h(
      "div",
      { class: "tool" },
      h("div", { class: "group-head" }, h("h2", {}, "Danh mục nhiệm vụ, dự án"), may("write") && h("div", { class: "grid-bar" }, undo, redo)),
      may("write") && h("p", { class: "hint touch-only" }, "Chạm hai lần vào ô để sửa. Tiền tính bằng triệu đồng; ghi “1,2 tỷ” cũng hiểu."),
      may("write") && h("p", { class: "hint keys-only" }, "Mũi tên để đi, gõ để sửa, Enter xuống dòng, Tab sang ô, Delete xóa ô, Ctrl+Z hoàn tác, Alt+↑ đưa dòng lên. Dán cả khối ô từ Excel được. Tiền tính bằng triệu đồng; ghi “1,2 tỷ” cũng hiểu."),
      frame, sums, pictures,
    ),
  );
  put(frame, h("p", { class: "loading" }, "Đang tải bảng dự án…"));

  model.on("projects", (fresh) => {
    table = fresh;
    undo.disabled = fresh.undo === null;
    redo.disabled = undone.length === 0;
    sheet ??= begin(fresh.columns);
    born.forEach((row) => (row.shown ||= fresh.items.some((each) => each.row === row.row)));
    sheet.update(rows());
    put(sums, totals(fresh));
    get(`${model.base}/charts`).then((data) => put(pictures, charts(data)), (error) => put(pictures, h("p", { class: "trouble" }, error.message)));
  });

  function begin(columns) {
    const made = grid({
      label: "Danh mục nhiệm vụ, dự án",
      columns: columns.map((column) => ({ ...column, label: capital(column.label), numeric: NUMERIC.has(column.id) })),
      does: may("write") && { add, edit, paste, remove, move, undo: goBack, redo: goForward },
    });
    put(frame, made.node);
    return made;
  }

  const item = (row) => table.items.find((each) => each.row === row);
  const label = (column) => table.columns.find((each) => each.id === column)?.label ?? column;
  /** Changes go out one after the other, each on what the one before has left. */
  const inTurn = (job) => (turns = turns.then(job).catch(complain).then(() => model.refresh()));
  let offer = null; // the note that offers to undo the last change; gone with the next
  const offerUndo = (text) => (offer = toast(text, { action: { text: "Hoàn tác", run: goBack } }));
  function changed() {
    undone.length = 0;
    offer?.remove();
  }

  /** The rows as the person sees them: what the server has, with what was typed and is still on its way. */
  function rows() {
    const known = table.items.map((each) => {
      const mine = Object.fromEntries(table.columns.map(({ id }) => [id, typed.get(`${each.row} ${id}`)]).filter(([, text]) => text !== undefined));
      return { id: each.row, number: each.number, cells: { ...each.cells, ...mine }, findings: each.findings, busy: Object.keys(mine).length > 0 };
    });
    return [...known, ...born.filter((row) => !row.shown)];
  }

  /** A row typed into the empty line: shown at once under a name of its own until the server has given it an id. */
  function add(column, text) {
    const row = { id: `moi-${(count += 1)}`, row: null, number: "…", cells: { [column]: text }, findings: [], busy: true };
    born.push(row);
    changed();
    inTurn(async () => {
      try {
        row.row = (await call("POST", base, { body: { fields: { [column]: text } } })).row;
      } catch (error) {
        born.splice(born.indexOf(row), 1);
        throw error;
      }
    });
    return rows();
  }

  const real = (id) => born.find((row) => row.id === id)?.row ?? id;

  function edit(row, column, text) {
    const mine = born.find((each) => each.id === row);
    const seen = mine ? undefined : (item(row)?.cells[column] ?? "");
    const key = `${real(row)} ${column}`;
    if (mine) mine.cells = { ...mine.cells, [column]: text };
    typed.set(key, text);
    changed();
    inTurn(() => write(real(row), column, text, seen).finally(() => typed.get(key) === text && typed.delete(key)));
    return rows();
  }

  /** A cell that somebody else changed since it was seen is asked about with both texts; a row that only moved on is no matter. */
  async function write(row, column, text, seen, now = item(row)) {
    const other = now?.cells[column] ?? "";
    if (seen !== undefined && other !== seen && other !== text && !(await dialog({ title: `Ô “${label(column)}” vừa được người khác sửa`, body: (finish) => choice(other, text, finish) }))) return;
    try {
      const saved = await call("PUT", `${base}/${row}/cells/${encodeURIComponent(column)}`, { body: { text }, headers: { "if-match": `"${now.version}"` } });
      saved.doubts.forEach((words) => toast(`${label(column)}: ${words}`));
      table.items = table.items.map((each) => (each.row === row ? { ...each, ...saved } : each));
    } catch (error) {
      if (error.kind !== "conflict" || !error.theirs?.cells) throw error;
      await write(row, column, text, other, error.theirs);
    }
  }

  /** A block of whole rows becomes rows, seen first; a narrow one goes into the cells below the current one. */
  function paste(row, column, text) {
    const lines = text.split("\n").map((line) => line.split("\t"));
    if (row === NEW || Math.max(...lines.map((cells) => cells.length)) >= 3) pasteRows(row, text).catch(complain);
    else pasteCells(lines, table.items.findIndex((each) => each.row === real(row)), table.columns.findIndex((each) => each.id === column));
  }

  function pasteCells(lines, first, start) {
    changed();
    lines.forEach((cells, down) =>
      cells.forEach((cell, right) => {
        const target = table.items[first + down];
        const into = table.columns[start + right];
        if (target && into) inTurn(() => write(target.row, into.id, cell.trim(), target.cells[into.id] ?? ""));
      }));
    const over = first + lines.length - table.items.length;
    if (over > 0) toast(`Bảng hết dòng: còn ${over} dòng chưa dán.`, { kind: "error" });
  }

  async function pasteRows(row, text) {
    const after = row === NEW ? table.items.at(-1)?.row : real(row);
    const seen = await call("POST", `${base}/paste`, { body: { text, preview: true } });
    if (!(await dialog({ title: `Dán ${seen.rows.length} dòng`, wide: true, body: (finish) => preview(seen, table.columns, finish) }))) return;
    changed();
    inTurn(async () => {
      await call("POST", `${base}/paste`, { body: { text, ...(after ? { after } : {}) } });
      offerUndo(`Đã thêm ${seen.rows.length} dòng.`);
    });
  }

  function remove(row) {
    changed();
    inTurn(async () => {
      const { number: shown, version } = item(real(row));
      await call("DELETE", `${base}/${real(row)}`, { headers: { "if-match": `"${version}"` } });
      offerUndo(`Đã bỏ dòng ${shown}.`);
    });
  }

  function move(row, step) {
    inTurn(async () => {
      const order = table.items.map((each) => each.row);
      const from = order.indexOf(real(row));
      if (from + step < 0 || from + step >= order.length) return;
      order.splice(from + step, 0, ...order.splice(from, 1));
      changed();
      await whole("PUT", "/order", { rows: order });
    });
  }

  function goBack() {
    offer?.remove();
    inTurn(async () => {
      if (table.undo === null) return;
      const version = table.version;
      await whole("POST", "/undo", {});
      undone.push(version);
    });
  }

  function goForward() {
    inTurn(async () => {
      const to = undone.pop();
      if (to !== undefined) await whole("POST", "/undo", { to });
    });
  }

  /** A change of the table as a whole, on the version that is shown. */
  const whole = (method, path, body) => call(method, base + path, { body, headers: { "if-match": `"${table.version}"` } });

  return { reveal: (row) => sheet?.go(row, "") };
}

function choice(theirs, mine, finish) {
  return [
    h("p", {}, "Bản kia:"), h("blockquote", {}, theirs || "(để trống)"), h("p", {}, "Bản của bạn:"), h("blockquote", {}, mine || "(để trống)"),
    h("div", { class: "buttons" }, button({ text: "Ghi bản của tôi", kind: "primary", onclick: () => finish(true) }), button({ text: "Giữ bản kia", onclick: () => finish(false) })),
  ];
}

function preview(seen, columns, finish) {
  const used = columns.filter((column) => seen.rows.some((row) => row.cells[column.id]));
  return [
    h("p", {}, "Các dòng sẽ được đọc như sau; chưa có gì được ghi."),
    h("div", { class: "grid-frame", tabindex: "0", role: "group", "aria-label": "Các dòng sẽ dán" }, h("table", { class: "listing" }, h("thead", {}, h("tr", {}, used.map((column) => h("th", { scope: "col" }, capital(column.label))))),
      h("tbody", {}, seen.rows.map((row) => h("tr", {}, used.map((column) => h("td", {}, row.cells[column.id] ?? "", row.doubts.filter((each) => each.column === column.id).map((each) => h("p", { class: "doubt" }, each.message))))))))),
    seen.leftover.length > 0 && h("p", { class: "doubt" }, `Chưa rõ thuộc cột nào: ${seen.leftover.map((words) => `“${words}”`).join(", ")}.`),
    h("div", { class: "buttons" }, button({ text: `Thêm ${seen.rows.length} dòng`, kind: "primary", onclick: () => finish(true) }), button({ text: "Thôi", onclick: () => finish(false) })),
  ];
}

/** Sums and shares, as they are printed below the table. */
function totals({ totals: sum, shares, items }) {
  if (!items.length) return h("p", { class: "empty" }, "Chưa có dự án nào. Gõ vào dòng trống, dán từ Excel, hoặc kể trong cuộc trao đổi.");
  const part = (name, amount, share) => h("li", {}, h("span", {}, name), h("strong", {}, amount === null || amount === undefined ? "chưa có" : number(amount)), share && h("span", { class: "hint" }, percent(share)));
  return [
    h("section", {}, h("h3", {}, "Tổng cộng (triệu đồng)"), h("ul", {}, part("Toàn bộ", sum.projects), part("Trong đó an toàn thông tin", sum.security, shares.security))),
    h("section", {}, h("h3", {}, "Theo loại chi"), h("ul", {}, Object.entries(sum.by_kind).map(([name, amount]) => part(name, amount, shares.by_kind[name])))),
    h("section", {}, h("h3", {}, "Theo nguồn vốn"), h("ul", {}, Object.entries(sum.by_source).map(([name, amount]) => part(name, amount, shares.by_source[name])))),
  ];
}

