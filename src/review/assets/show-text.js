/** Controls that change how text runs or hide in it (bidi, zero width): shown by their numbers, so that nobody is misled. */
const controls = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Longest text that is shown whole; the rest comes on demand. */
const longText = 400;

/** Appends text as text: nothing of it can become an element. @param {Element} parent @param {string} text */
function showText(parent, text) {
  let from = 0;
  for (const found of text.matchAll(controls)) {
    parent.append(text.slice(from, found.index));
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const mark = document.createElement('span');
    mark.className = 'control';
    mark.textContent = `U+${code}`;
    parent.append(mark);
    from = found.index + found[0].length;
  }
  parent.append(text.slice(from));
}

/**
 * An element with attributes and children; strings become text.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] false and undefined leave one out, true sets it empty
 * @param {...(Element | string | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) {
    if (typeof child === 'string') showText(made, child);
    else if (child) made.append(child);
  }
  return made;
}

/** A button that does something. @param {string} label @param {() => void} act @param {Record<string, string | boolean | undefined>} [attributes] */
function button(label, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** Text that may be very long: its beginning, and a button for the rest. @param {string} text @param {string} [className] */
function longTextBlock(text, className = '') {
  const block = element('div', { class: `printed ${className}`, dir: 'auto' });
  if (text.length <= longText) {
    showText(block, text);
    return block;
  }
  const body = element('span', {}, `${text.slice(0, longText)}…`);
  const toggle = button(`${words.showAll} (${text.length})`, () => {
    const whole = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(whole));
    toggle.textContent = whole ? words.showLess : `${words.showAll} (${text.length})`;
    body.replaceChildren();
    showText(body, whole ? text : `${text.slice(0, longText)}…`);
  });
  toggle.setAttribute('aria-expanded', 'false');
  toggle.className = 'plain';
  block.append(body, toggle);
  return block;
}

/** At most `length` characters of a text, for a label. @param {string} text @param {number} length */
function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** What an observation says, in a few words. @param {Observation} observation */
function describeValue(observation) {
  const { status, unit, text_value } = observation;
  switch (status) {
    case 'number':
      return [`${observation.value_number ?? ''}${unit}`, text_value].filter((text) => text !== '').join(' ');
    case 'range':
      return [`${observation.value_min ?? ''}～${observation.value_max ?? ''}${unit}`, text_value]
        .filter((text) => text !== '')
        .join(' ');
    case 'text':
      return text_value;
    default:
      return `${words.statuses.missing}（${observation.missing_reason ? words.reasons[observation.missing_reason] : ''}）`;
  }
}

/** The colour class of a value: words and gaps have their own, whatever their kind. @param {Observation} observation */
function lookOf(observation) {
  return observation.status === 'text' || observation.status === 'missing'
    ? observation.status
    : observation.value_kind;
}
