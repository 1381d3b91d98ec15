/**
 * The script of a sheet's web page: puts the pictures under the headings of the axes that are chosen for across and down.
 * Without it they stand below one another with all that is said of them. It reads what is in the page and makes elements
 * of it, never markup.
 */
export const sweepPageScript = `'use strict';
const axes = JSON.parse(document.getElementById('axes').textContent);
const figures = [...document.querySelectorAll('figure')].map((figure) => ({ figure, at: figure.dataset.at.split(' ').map(Number) }));
const main = document.querySelector('main');
const controls = document.getElementById('controls');
const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
let shown = axes.map((_, axis) => axis);
const values = axes.map(() => 0);

function choice(label, options, value, onChoose) {
  const select = document.createElement('select');
  for (const [index, text] of options) select.append(Object.assign(make('option', text), { value: index }));
  select.value = value;
  select.addEventListener('change', () => onChoose(Number(select.value)));
  const all = make('label', label + ' ');
  all.append(select);
  return all;
}

function put(place, axis) {
  const before = shown[place];
  shown = shown.map((each, index) => (index === place ? axis : each === axis ? before : each));
  draw();
}

function draw() {
  const focused = [...controls.querySelectorAll('select')].indexOf(document.activeElement);
  const names = axes.map(({ label }, axis) => [axis, label]);
  const [across, down] = shown;
  const places = ['Across', 'Down'].slice(0, axes.length);
  controls.replaceChildren(
    ...(axes.length > 1 ? places.map((label, place) => choice(label, names, shown[place], (axis) => put(place, axis))) : []),
    ...shown.slice(2).map((axis) =>
      choice(axes[axis].label, axes[axis].values.map((text, index) => [index, text]), values[axis], (value) => {
        values[axis] = value;
        draw();
      }),
    ),
  );
  controls.querySelectorAll('select')[focused]?.focus();
  const table = document.createElement('table');
  const top = table.createTHead().insertRow();
  if (down !== undefined) top.append(make('td', ''));
  for (const text of axes[across].values) top.append(Object.assign(make('th', text), { scope: 'col' }));
  const body = table.createTBody();
  for (const [row, text] of (down === undefined ? [''] : axes[down].values).entries()) {
    const line = body.insertRow();
    if (down !== undefined) line.append(Object.assign(make('th', text), { scope: 'row' }));
    for (const column of axes[across].values.keys()) {
      const here = figures.filter(({ at }) =>
        at[across] === column && (down === undefined || at[down] === row) && shown.slice(2).every((axis) => at[axis] === values[axis]));
      line.insertCell().append(...here.map(({ figure }) => figure));
    }
  }
  const scroller = Object.assign(document.createElement('div'), { className: 'sheet', tabIndex: 0 });
  scroller.append(table);
  main.replaceChildren(scroller);
}

if (axes.length > 0) draw();
`;

/** SHA-256 of the script, for the policy of the page: nothing else runs there. A test keeps it true. */
export const sweepPageScriptHash = 'sha256-YYocXoUhx8FA9q4hwEpjbYMZoT9tPpBwx9UgTA5V4FM=';
