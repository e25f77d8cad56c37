// The twin: keeps a tree of native elements equal to the outline that C++ describes, one small change at a time.

import { elementId, makeNode, setProps } from "./element.js";

/** @typedef {import("./element.js").Part} Part */

/** One change: the letter, then its arguments.
 *  ["a", id, parent, index, role, props] add · ["u", id, props] change · ["m", id, parent, index] move · ["r", id] remove
 *  ["f", id] focus · ["!", "polite" | "assertive", text] say · ["s"] scroll to the top
 * @typedef {[string, ...any[]]} Op */

/** @param {HTMLElement} host @param {(politeness: string, text: string) => void} announce */
export function createTwin(host, announce) {
  /** @type {Map<number, Part>} */
  const nodes = new Map();
  /** @type {WeakMap<Element, Part>} */
  const byElement = new WeakMap();
  let quiet = false;
  /** Nothing was told yet: what stands in the host was there before the program, and is taken over. */
  let is_new = true;
  /** @type {Element | null} the field in which an input method is composing */
  let composing = null;

  /** @type {Object<string, (...args: any[]) => void>} */
  const doers = {
    a(id, parent, index, role, props) {
      const node = makeNode(id, role, props, is_new ? standing(id, role) : null);
      nodes.set(id, node);
      byElement.set(node.element, node);
      setProps(node, props, false);
      place(node.element, parent, index);
      // Chromium tells a legend's new words to screen readers only where the group is tied to it as to any label.
      if (role === "legend") node.element.parentElement?.setAttribute("aria-labelledby", node.element.id);
    },
    u(id, props) {
      const node = nodes.get(id);
      if (node) setProps(node, props, node.element === composing);
    },
    m(id, parent, index) {
      const node = nodes.get(id);
      if (node) place(node.element, parent, index);
    },
    r(id) {
      const node = nodes.get(id);
      if (!node) return;
      if (composing && node.element.contains(composing)) composing = null;
      for (const inner of [node.element, ...node.element.querySelectorAll("*")]) {
        const gone = byElement.get(inner);
        if (gone) nodes.delete(gone.id);
      }
      node.element.remove();
    },
    f(id) {
      const element = nodes.get(id)?.element;
      if (!element) return;
      element.focus();
      // C++ meant it: text that was not made focusable still takes the focus rather than losing it in silence.
      if (document.activeElement !== element) {
        element.tabIndex = -1;
        element.focus();
      }
    },
    "!": announce,
    s() {
      window.scrollTo(0, 0);
    },
  };

  /** The element that stands for it already. @param {number} id @param {string} role */
  const standing = (id, role) => [...host.querySelectorAll(`#${elementId(id, role)}`)].find((element) => element.classList.contains(`r-${role}`));

  /** What was there before the program, and is nothing of what it tells. @param {Op[]} ops */
  function removeOthers(ops) {
    const told = new Set(ops.filter(([kind]) => kind === "a").map(([, id, , , role]) => elementId(id, role)));
    for (const element of host.querySelectorAll("[id]")) if (!told.has(element.id)) element.remove();
  }

  /** Puts an element at a place among its parent's children. The focused element keeps the focus.
   * @param {HTMLElement} element @param {number} parentId @param {number} index */
  function place(element, parentId, index) {
    const parent = parentId === 0 ? host : nodes.get(parentId)?.element;
    if (!parent || parent.children[index] === element) return;
    const others = element.parentNode === parent ? [...parent.children].filter((child) => child !== element) : parent.children;
    const next = others[index] ?? null;
    if (!element.contains(document.activeElement)) parent.insertBefore(element, next);
    else if ("moveBefore" in parent) /** @type {any} */ (parent).moveBefore(element, next);
    else if (element.parentNode === parent) moveOthers(element, next);
    else moveAndFocus(element, parent, next);
  }

  /** Moves the focused element by moving its siblings around it, since insertBefore would take the focus and the input
   * method away. @param {Element} element @param {Element | null} next */
  function moveOthers(element, next) {
    const back = next !== null && (next.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    while (element.nextElementSibling !== next) {
      if (back) element.after(/** @type {Element} */ (element.previousElementSibling));
      else element.before(/** @type {Element} */ (element.nextElementSibling));
    }
  }

  /** @param {Element} element @param {Element} parent @param {Element | null} next */
  function moveAndFocus(element, parent, next) {
    const focused = document.activeElement;
    parent.insertBefore(element, next);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  /** The focused control is about to go, and those before it in reading order, the last one first.
   * @returns {HTMLElement[]} */
  function controlsBefore() {
    const controls = [...host.querySelectorAll("a[href], button, input, select, textarea")];
    const at = controls.indexOf(/** @type {Element} */ (document.activeElement));
    return /** @type {HTMLElement[]} */ (controls.slice(0, Math.max(0, at)).reverse());
  }

  /** Whether a control of the twin really has the focus: browsers leave a control that was disabled or hidden focused
   * in name, until it is told to leave. */
  function holdsFocus() {
    const focused = document.activeElement;
    return focused !== null && host.contains(focused) && !focused.matches(":disabled, [hidden], [hidden] *");
  }

  return {
    /** Makes the changes in their order. @param {Op[]} ops */
    apply(ops) {
      const held = holdsFocus();
      const before = held && ops.some(([kind]) => kind === "r") ? controlsBefore() : [];
      const main = document.activeElement?.closest("main");
      quiet = true;
      if (is_new) removeOthers(ops);
      try {
        for (const [kind, ...args] of ops) doers[kind]?.(...args);
        if (!held || holdsFocus()) return;
        // What stood behind a field goes when the field is judged: who was there by then goes on from the field.
        const next = main && before.find((control) => main.contains(control) && !control.matches(":disabled, [hidden], [hidden] *"));
        if (next && main.isConnected) next.focus({ preventScroll: true });
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      } finally {
        quiet = is_new = false;
      }
    },

    /** The node to which an event's target belongs. @param {EventTarget | null} target @returns {Part | null} */
    nodeAt(target) {
      for (let element = target instanceof Element ? target : null; element && element !== host; element = element.parentElement) {
        const node = byElement.get(element);
        if (node) return node;
      }
      return null;
    },

    /** All nodes, in no order. */
    parts: () => nodes.values(),

    /** Whether it is still in the page. @param {Part} part */
    has: (part) => nodes.get(part.id) === part,

    /** True while `apply` runs: what the browser reports then was not done by a person. */
    get quiet() {
      return quiet;
    },

    /** @param {Element | null} element */
    setComposing(element) {
      composing = element;
    },
  };
}

/** @typedef {ReturnType<typeof createTwin>} Twin */
