// A plain results panel, as a page's owner would write one: the receiver hands out finished figures and nothing else.
const note = document.querySelector('#results-note');
const table = document.querySelector('#results');

const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function row(name, { suppressed, mean, lo, hi }, minimum) {
  const line = document.createElement('tr');
  const head = cell('th', name);
  head.scope = 'row';
  head.className = 'fw-normal';
  const value = cell('td', suppressed ? '–' : `${mean}`);
  const range = cell('td', suppressed ? `fewer than ${minimum}` : `${lo} to ${hi}`);
  value.className = 'text-end fw-semibold';
  range.className = 'text-end text-body-secondary text-nowrap';
  line.append(head, value, range);
  return line;
}

async function show() {
  const reply = await fetch('/v1/pk_demo/surveys/customer-room/results', {
    headers: { authorization: 'Bearer demo-read-token' },
  });
  if (!reply.ok) throw new Error(`the receiver answered ${reply.status}`);
  const { status, minimum, response: answers, dimensions, cuts } = await reply.json();
  if (status === 'open') {
    note.textContent = `Results appear as soon as ${minimum} people have answered.`;
    return;
  }
  note.textContent = `Points from 0 to 100 with their 95 % interval; ${answers.answered} answers. New answers join in groups of ${minimum}.`;
  const groups = cuts.find(({ id }) => id === 'group')?.values ?? [];
  const bodies = dimensions.map(({ id, name, ...total }) => {
    const body = document.createElement('tbody');
    const head = row(name, total, minimum);
    head.firstChild.className = 'fw-semibold';
    const parts = groups.map((group) =>
      row(
        `\u2003${group.name}`,
        group.dimensions.find((each) => each.id === id),
        minimum,
      ),
    );
    body.append(head, ...parts);
    return body;
  });
  table.replaceChildren(...bodies);
  table.hidden = false;
}

const refresh = () =>
  show().catch((error) => {
    note.textContent = `The results cannot be shown just now: ${error.message}. Your answers are safe.`;
  });

refresh();
document.addEventListener('attune-delivery', ({ delivery }) => {
  if (delivery.state === 'delivered') refresh();
});

document.querySelector('#language').addEventListener('change', ({ target }) => {
  document.documentElement.lang = target.value;
  document.documentElement.dir = target.value === 'ar' ? 'rtl' : 'ltr';
});
document.querySelector('#theme').addEventListener('click', ({ target }) => {
  const dark = document.documentElement.dataset.bsTheme !== 'dark';
  document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
  target.textContent = dark ? 'Light' : 'Dark';
});
