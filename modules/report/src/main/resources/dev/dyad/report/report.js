"use strict";
(() => {
  const root = document.documentElement;
  const tip = document.getElementById("tip");

  // Light and dark: follows the system until the button is used; kept where the browser allows it.
  const keep = (value) => {
    try {
      if (value) localStorage.setItem("dyad-theme", value);
      return localStorage.getItem("dyad-theme");
    } catch {
      return null;
    }
  };
  const kept = keep();
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  document.getElementById("theme").addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const now = root.dataset.theme || system;
    root.dataset.theme = now === "dark" ? "light" : "dark";
    keep(root.dataset.theme);
  });

  const copy = document.getElementById("copy");
  if (copy) {
    copy.addEventListener("click", async () => {
      const code = document.getElementById("command");
      let done = false;
      try {
        await navigator.clipboard.writeText(code.textContent);
        done = true;
      } catch {
        getSelection().selectAllChildren(code);
        done = document.execCommand("copy");
      }
      copy.textContent = done ? "Copied" : "Selected";
      setTimeout(() => (copy.textContent = "Copy"), 1500);
    });
  }

  const element = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return made;
  };

  // Cell of the sheet that holds all small pictures.
  const picture = (sheet, cell) => {
    const columns = Number(sheet.dataset.columns);
    const rows = Number(sheet.dataset.rows);
    const span = document.createElement("span");
    const share = (at, count) => (count > 1 ? (100 * at) / (count - 1) : 0) + "%";
    span.className = "picture";
    span.style.backgroundImage = sheet.style.backgroundImage;
    span.style.backgroundSize = 100 * columns + "% " + 100 * rows + "%";
    span.style.backgroundPosition =
      share(cell % columns, columns) + " " + share(Math.floor(cell / columns), rows);
    span.style.aspectRatio = sheet.dataset.ratio;
    return span;
  };

  const show = (x, y, text, image) => {
    const lines = text.split("\n");
    const first = document.createElement("b");
    first.dir = "auto";
    first.textContent = lines[0];
    tip.replaceChildren(...(image ? [image] : []), first);
    for (const line of lines.slice(1)) {
      const more = document.createElement("div");
      more.dir = "auto";
      more.textContent = line;
      tip.append(more);
    }
    tip.hidden = false;
    const size = tip.getBoundingClientRect();
    const left = x + 14 + size.width > innerWidth - 8 ? x - 14 - size.width : x + 14;
    const top = y + 14 + size.height > innerHeight - 8 ? y - 14 - size.height : y + 14;
    tip.style.transform =
      "translate(" + Math.max(8, Math.min(left, innerWidth - 8 - size.width)) + "px," + Math.max(8, top) + "px)";
  };

  const interactive = (figure) => {
    const svg = figure.querySelector("svg");
    const sheet = figure.querySelector(".sheet");
    const { pointing, spots } = JSON.parse(figure.querySelector("script").textContent);
    if (spots.length === 0) return;
    const height = svg.viewBox.baseVal.height;
    const hidden = new Set();
    const rule = element("line", { class: "rule", y1: 0, y2: height, visibility: "hidden" });
    const ring = element("circle", { class: "at", r: 5, visibility: "hidden" });
    if (pointing === "across") svg.append(rule);
    svg.append(ring);
    let current = -1;

    const leave = () => {
      current = -1;
      tip.hidden = true;
      ring.setAttribute("visibility", "hidden");
      rule.setAttribute("visibility", "hidden");
    };
    const select = (index) => {
      const [x, y, text, label, cell] = spots[index];
      current = index;
      ring.setAttribute("cx", x);
      ring.setAttribute("cy", y);
      ring.setAttribute("visibility", "visible");
      ring.style.fill = label >= 0 ? "var(--c" + (label % 10) + ")" : "";
      rule.setAttribute("x1", x);
      rule.setAttribute("x2", x);
      rule.setAttribute("visibility", "visible");
      const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
      show(at.x, at.y, text, sheet && cell >= 0 ? picture(sheet, cell) : null);
    };
    const nearest = (event) => {
      const matrix = svg.getScreenCTM();
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      const reach = pointing === "near" ? (event.pointerType === "touch" ? 32 : 24) / matrix.a : Infinity;
      let best = -1;
      let least = reach * reach;
      spots.forEach(([x, y, , label], index) => {
        if (hidden.has(label)) return;
        const distance = (x - at.x) ** 2 + (pointing === "near" ? (y - at.y) ** 2 : 0);
        if (distance < least) {
          least = distance;
          best = index;
        }
      });
      return best;
    };
    const point = (event) => {
      const index = nearest(event);
      if (index < 0) leave();
      else if (index !== current) select(index);
    };
    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") leave();
    });
    svg.addEventListener("blur", leave);
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") leave();
      if (!step) return;
      event.preventDefault();
      let index = current;
      for (let tries = 0; tries < spots.length; tries++) {
        index = (Math.max(index, step > 0 ? -1 : 0) + step + spots.length) % spots.length;
        if (!hidden.has(spots[index][3])) return select(index);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (current >= 0 && !svg.contains(event.target)) leave();
    });
    addEventListener("scroll", () => current >= 0 && leave(), { passive: true });
    legend(figure, svg, hidden, leave);
  };

  const legend = (figure, svg, hidden, leave) => {
    for (const button of figure.querySelectorAll(".legend button")) {
      const label = Number(button.dataset.label);
      const groups = svg.querySelectorAll('g[data-label="' + label + '"]');
      button.addEventListener("click", () => {
        const shown = hidden.has(label);
        if (shown) hidden.delete(label);
        else hidden.add(label);
        button.setAttribute("aria-pressed", shown);
        for (const group of groups) group.style.display = shown ? "" : "none";
        leave();
      });
      const light = (on) => {
        figure.classList.toggle("dim", on && !hidden.has(label));
        for (const group of groups) group.classList.toggle("lit", on);
      };
      button.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && light(true));
      button.addEventListener("pointerleave", () => light(false));
    }
  };

  document.querySelectorAll("figure.chart").forEach(interactive);
})();
