
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  let limit = Infinity;
  let searches = false;
  let turn = 0;
  let sound = "";

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const say = (text, wrong) => {
    $("say").textContent = text;
    $("say").className = wrong ? "wrong" : "";
  };

  const media = (cell, shown, name, player) => {
    if (shown.picture) {
      const image = make("img");
      image.alt = name;
      image.onload = () => { if (image.naturalWidth < 64) image.classList.add("tiny"); };
      image.src = shown.picture;
      cell.append(image);
    }
    if (player) {
      const audio = make("audio");
      audio.controls = true;
      audio.preload = "none";
      audio.src = player;
      audio.setAttribute("aria-label", name);
      cell.append(audio);
    }
    if (shown.words) {
      const words = make("p", "words", shown.words.length > 600 ? shown.words.slice(0, 599) + "…" : shown.words);
      words.dir = "auto";
      cell.append(words);
    }
  };

  const isWide = (shown) => Boolean(shown && (shown.sound || (shown.words && !shown.picture)));

  const hit = (found) => {
    const cell = make("div", "cell");
    media(cell, found.shown || {}, found.id, found.shown && found.shown.sound);
    const id = make("p", "id", found.id);
    id.title = found.id;
    id.dir = "auto";
    cell.append(id);
    const under = make("p", "under");
    if (found.columns.label) under.append(make("bdi", "", found.columns.label));
    under.append(make("span", "similarity", found.similarity.toFixed(4)));
    cell.append(under);
    const more = make("button", "more", "more like it");
    more.type = "button";
    more.onclick = () => ask({ id: found.id });
    cell.append(more);
    return cell;
  };

  const show = (answer, player) => {
    const query = answer.queries[0];
    const cell = make("div", "cell");
    media(cell, query.shown || {}, query.query, player || (query.shown && query.shown.sound));
    if (!(query.shown && query.shown.words === query.query)) cell.append(make("p", "id", query.query));
    $("query").replaceChildren(cell);
    $("query").className = isWide(query.shown) || player ? "wide" : "";
    $("query").hidden = false;
    $("hits").replaceChildren(...query.hits.map(hit));
    $("hits").className = query.hits.some((h) => isWide(h.shown)) ? "wide" : "";
    const others = answer.queries.length - 1;
    say((query.hits.length === 1 ? "1 entry" : query.hits.length + " entries") + ", the most similar first" +
        (others > 0 ? " (the file has " + others + " samples more; this is the first)" : ""));
  };

  const options = () => {
    const chosen = { k: Number($("k").value), show: true };
    if ($("label").value) chosen.filters = { label: [$("label").value] };
    return chosen;
  };

  const post = async (path, body, type, player) => {
    const mine = ++turn;
    say("looking …");
    try {
      const response = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
      const answer = await response.json();
      if (mine !== turn) return;
      if (!response.ok) {
        say(answer.error, true);
      } else if (answer.queries) {
        show(answer, player);
      } else {
        say("a vector of " + answer.dimension + " numbers: " +
            answer.embeddings[0].vector.slice(0, 6).map((v) => v.toFixed(3)).join(", ") + " …");
      }
    } catch (failure) {
      if (mine === turn) say("The service does not answer. Is it still running?", true);
    }
  };

  const ask = (sample) =>
    searches
      ? post("/search", JSON.stringify({ ...sample, ...options() }), "application/json")
      : post("/embed", JSON.stringify(sample), "application/json");

  const send = (file) => {
    if (file.size > limit) {
      say(file.name + " has " + file.size.toLocaleString("en") + " bytes; up to " + limit.toLocaleString("en") + " are taken", true);
      return;
    }
    const parameters = new URLSearchParams({ name: file.name });
    if (searches) {
      const chosen = options();
      parameters.set("k", chosen.k);
      parameters.set("show", "true");
      if (chosen.filters) parameters.append("filter", "label=" + chosen.filters.label[0]);
    }
    if (sound) URL.revokeObjectURL(sound);
    sound = /^audio\//.test(file.type) ? URL.createObjectURL(file) : "";
    post((searches ? "/search?" : "/embed?") + parameters, file, "application/octet-stream", sound);
  };

  const begin = async () => {
    const health = await (await fetch("/health")).json();
    limit = health.limits.bodyBytes;
    searches = Boolean(health.index);
    $("typing").hidden = !health.words;
    $("options").hidden = !searches;
    $("about").textContent = "An encoder of modality " + health.modality + (searches
      ? ", and an index of " + health.index.entries.toLocaleString("en") + " entries."
      : ", without an index: what you drop becomes a vector. To search, start it with --index.");
    const labels = searches && health.index.columns.label || [];
    labels.forEach((label) => {
      const option = make("option", "", label);
      option.value = label;
      $("label").append(option);
    });
    $("labels").hidden = labels.length < 2;
    say("");
  };

  $("ask").onsubmit = (event) => {
    event.preventDefault();
    const text = $("words").value.trim();
    if (text) ask({ text });
  };
  $("file").onchange = () => {
    if ($("file").files.length) send($("file").files[0]);
    $("file").value = "";
  };
  addEventListener("dragover", (event) => {
    event.preventDefault();
    $("drop").classList.add("over");
  });
  addEventListener("dragleave", () => $("drop").classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    $("drop").classList.remove("over");
    const file = event.dataTransfer.files[0];
    if (file) send(file);
  });
  addEventListener("paste", (event) => {
    const file = event.clipboardData && event.clipboardData.files[0];
    if (file) send(file);
  });
  $("theme").onclick = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  begin().catch(() => say("The service does not answer. Is it still running?", true));
})();
