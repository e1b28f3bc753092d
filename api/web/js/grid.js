/** A table edited as in a spreadsheet: one cell is current, arrows move it, typing edits it, what is wrong stands in the cell. */

import { button, h, icon, put } from "./dom.js";
import { SEVERITIES } from "./vi.js";

/** The last row of the grid is empty: what is typed there makes a new row. */
export const NEW = "";

/**
 * {node, update(rows), go(row, column)}. `columns`: [{id, label, numeric}]; rows of `update`: [{id, number, cells: {column: text},
 * findings: [{severity, message, column}], busy}]. `does`: what becomes of edit(row, column, text) and add(column, text), which answer the
 * rows to show now, of paste(row, column, text), remove(row), move(row, step), undo(), redo(); without `does` nothing can be changed.
 */
export function grid({ label, columns, does }) {
  let rows = [];
  let at = { row: 0, column: 0 };
  let editing = null; // {cell, field, row, column}
  let waiting = null; // rows that came while a cell was edited
  const body = h("tbody", {});
  const table = h(
    "table",
    { class: "grid", role: "grid", "aria-label": label },
    h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "grid-number" }, "TT"), columns.map((column) => h("th", { scope: "col", class: `column-${column.id}` }, column.label)), does && h("th", { scope: "col" }, h("span", { class: "unseen" }, "Việc với dòng")))),
    body,
  );
  const cellAt = (row, column) => body.children[row]?.querySelectorAll('[role="gridcell"]')[column];

  function update(fresh) {
    if (editing) {
      waiting = fresh;
      return;
    }
    const focused = body.contains(document.activeElement);
    rows = does ? [...fresh, { id: NEW, number: "+", cells: {}, findings: [] }] : fresh;
    put(body, rows.map(rowNode));
    current(Math.min(at.row, rows.length - 1), Math.min(at.column, columns.length - 1), focused);
  }

  function rowNode(row, index) {
    const loose = row.findings.filter((finding) => !columns.some((column) => column.id === finding.column));
    return h(
      "tr",
      { class: row.id === NEW ? "fresh" : row.busy ? "busy" : "" },
      h("th", { scope: "row", class: "grid-number" }, row.id === NEW ? h("span", {}, h("span", { class: "unseen" }, "Dòng mới"), "+") : row.number),
      columns.map((column, place) => {
        const found = row.findings.filter((finding) => finding.column === column.id);
        return h(
          "td",
          {
            role: "gridcell", tabindex: "-1", class: `column-${column.id}${column.numeric ? " right" : ""}${worst(place === 0 ? [...found, ...loose] : found)}`,
            onclick: () => (index === at.row && place === at.column && document.activeElement === cellAt(index, place) ? edit() : current(index, place, true)),
            ondblclick: () => edit(),
          },
          h("span", { class: "cell-text" }, row.cells[column.id] ?? "", row.id === NEW && place === 0 && h("span", { class: "hint" }, "Gõ để thêm dự án")),
          (place === 0 ? [...found, ...loose] : found).map(note),
        );
      }),
      does && h("td", { class: "grid-tools" }, row.id !== NEW && tools(row, index)),
    );
  }

  const tools = (row, index) => [
    button({ label: `Đưa dòng ${row.number} lên`, glyph: "up", kind: "bare small", disabled: index === 0, onclick: () => does.move(row.id, -1) }),
    button({ label: `Bỏ dòng ${row.number}`, glyph: "trash", kind: "bare small", onclick: () => does.remove(row.id) }),
  ];

  function current(row, column, focus) {
    cellAt(at.row, at.column)?.setAttribute("tabindex", "-1");
    at = { row: Math.max(0, row), column: Math.max(0, column) };
    const cell = cellAt(at.row, at.column);
    cell?.setAttribute("tabindex", "0");
    if (focus && cell) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  function edit(first) {
    if (!does || editing) return;
    const { row, column } = at;
    const cell = cellAt(row, column);
    const field = h("textarea", { class: "cell-field", rows: 1, maxlength: 2000, "aria-label": `${columns[column].label}, ${rows[row].id === NEW ? "dòng mới" : `dòng ${rows[row].number}`}`, value: first ?? rows[row].cells[columns[column].id] ?? "" });
    editing = { cell, field, row, column };
    put(cell, field);
    const grow = () => {
      field.style.setProperty("height", "auto");
      field.style.setProperty("height", `${field.scrollHeight + 2}px`);
    };
    field.addEventListener("input", grow);
    field.addEventListener("blur", () => finish(true, 0, 0, false));
    field.focus();
    if (first === undefined) field.select();
    grow();
  }

  /** Take or drop what was typed, and go on by so many rows and columns. */
  function finish(take, down, right, focus = true) {
    if (!editing) return;
    const { row, column, field } = editing;
    editing = null;
    const { id } = columns[column];
    const text = field.value.trim();
    const changed = take && text !== (rows[row].cells[id] ?? "");
    if (changed && rows[row].id === NEW) waiting = does.add(id, text);
    else if (changed) waiting = does.edit(rows[row].id, id, text);
    const next = waiting ?? rows.filter((each) => each.id !== NEW);
    waiting = null;
    at = { row, column };
    update(next);
    current(Math.min(Math.max(row + down, 0), rows.length - 1), Math.min(Math.max(column + right, 0), columns.length - 1), focus);
  }

  table.addEventListener("keydown", (event) => {
    if (editing) return inField(event);
    if (!event.target.matches('[role="gridcell"]')) return undefined;
    return onCell(event);
  });

  function inField(event) {
    const moves = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] };
    if (event.isComposing) return;
    if (event.key === "Escape") finish(false, 0, 0);
    else if (moves[event.key] && !event.altKey) finish(true, ...moves[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onCell(event) {
    const { row, column } = at;
    const whole = event.ctrlKey || event.metaKey;
    const lastRow = rows.length - 1;
    const lastColumn = columns.length - 1;
    const moves = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      Home: [whole ? 0 : row, 0], End: [whole ? lastRow : row, lastColumn], PageDown: [row + 8, column], PageUp: [row - 8, column],
    };
    const id = rows[row]?.id;
    if (event.altKey && does && id !== NEW && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      at.row += event.key === "ArrowUp" ? -1 : 1;
      does.move(id, event.key === "ArrowUp" ? -1 : 1);
    } else if (moves[event.key]) current(Math.min(Math.max(moves[event.key][0], 0), lastRow), Math.min(Math.max(moves[event.key][1], 0), lastColumn), true);
    else if (!does) return;
    else if (whole && event.key.toLowerCase() === "z") event.shiftKey ? does.redo() : does.undo();
    else if (whole && event.key.toLowerCase() === "y") does.redo();
    else if (event.key === "Enter" || event.key === "F2") edit();
    else if ((event.key === "Delete" || event.key === "Backspace") && id !== NEW) update(does.edit(id, columns[column].id, ""));
    else if (event.key.length === 1 && !whole && !event.altKey) edit(event.key);
    else return;
    event.preventDefault();
  }

  table.addEventListener("copy", (event) => {
    if (editing || !event.target.matches?.('[role="gridcell"]')) return;
    event.clipboardData.setData("text/plain", rows[at.row].cells[columns[at.column].id] ?? "");
    event.preventDefault();
  });
  table.addEventListener("paste", (event) => {
    if (!does) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n+$/, "");
    if (editing && !/[\t\n]/.test(text)) return;
    event.preventDefault();
    if (editing) finish(false, 0, 0);
    if (text) does.paste(rows[at.row].id, columns[at.column].id, text);
  });
  return {
    node: table,
    update,
    go: (row, column) => current(Math.max(0, rows.findIndex((each) => each.id === row)), Math.max(0, columns.findIndex((each) => each.id === column)), true),
  };
}

const worst = (found) => (found.some((each) => each.severity === "error") ? " wrong" : found.some((each) => each.severity === "warning") ? " doubtful" : "");

const note = (finding) =>
  h("span", { class: `cell-note ${finding.severity}`, title: finding.hint || undefined }, icon(finding.severity === "info" ? "info" : "warn"), h("span", {}, h("span", { class: "unseen" }, `${SEVERITIES[finding.severity]}: `), finding.message));
