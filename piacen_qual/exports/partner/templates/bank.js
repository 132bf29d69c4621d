"use strict";
// What is answered stays in this browser until it is downloaded. Nothing is ever sent.
(() => {
  const { format, etude, banque } = document.body.dataset;
  const STUDY = `piacen:${etude}:`;
  const KEY = `${STUDY}${banque}`;
  const CHOICES = ["publier", "modifier", "retirer"];
  const LARGEST_FILE = 20e6;
  const $ = (id) => document.getElementById(id);

  // One card a quote.

  class Card {
    constructor(article) {
      this.article = article;
      this.id = article.dataset.citation;
      this.digest = article.dataset.empreinte;
      this.words = article.querySelector(".words");
      this.original = this.words.textContent;
      this.codes = [...article.querySelectorAll(".code")].map((code) => code.textContent);
      this.radios = [...article.querySelectorAll("input[type=radio]")];
      this.clear = article.querySelector(".clear");
      this.wording = article.querySelector(".wording");
      this.unfinished = article.querySelector(".unfinished");
      [this.text, this.comment] = article.querySelectorAll("textarea");
    }

    show({ decision = "", texte, commentaire = "" } = {}) {
      for (const radio of this.radios) radio.checked = radio.value === decision;
      if (decision) this.article.dataset.reponse = decision;
      else delete this.article.dataset.reponse;
      this.clear.hidden = !decision;
      this.wording.hidden = decision !== "modifier";
      fill(this.text, texte ?? this.original);
      fill(this.comment, commentaire);
      this.unfinished.hidden = this.isComplete({ decision, texte, commentaire });
    }

    isComplete({ decision, texte = "", commentaire = "" }) {
      return decision !== "modifier" || this.isOther(texte) || commentaire.trim() !== "";
    }

    isOther(texte) {
      return !["", this.original.trim()].includes(texte.trim());
    }
  }

  function fill(field, text) {
    if (field.value !== text) field.value = text;
    field.parentElement.dataset.texte = field.value;
  }

  const cards = [...document.querySelectorAll("[data-citation]")].map((each) => new Card(each));
  const byId = new Map(cards.map((card) => [card.id, card]));

  // What is kept.

  let state = { poste: random(), numero: 0, nom: "", raccourcis: true, telecharge: "", reponses: {} };
  let isKept = true;
  let isAsked = false;

  function random() {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function load(told) {
    try {
      const found = JSON.parse(told);
      if (typeof found?.poste === "string" && found.reponses) state = { ...state, ...found };
    } catch { /* nothing was kept, or something else under this name */ }
  }

  // A quote that was in an earlier bank has the same id here: what was answered goes on. The browser
  // stays the same respondent, and its files go on being numbered.
  function carry() {
    let carried = 0;
    const others = Object.keys(localStorage).filter((key) => key.startsWith(STUDY) && key !== KEY);
    const banks = others.map((key) => JSON.parse(localStorage.getItem(key)));
    for (const { poste, numero, nom, reponses } of banks.sort((a, b) => a.numero - b.numero)) {
      state = { ...state, poste, numero, nom };
      for (const [id, answer] of Object.entries(reponses)) {
        if (!byId.has(id)) continue;
        carried += !state.reponses[id];
        state.reponses[id] = answer;
      }
    }
    if (carried) $("repris").textContent = `Réponses d’avant, reprises ici\u00a0: ${carried}.`;
    if (carried) $("repris").closest("details").open = true;
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      isKept = true;
    } catch {
      isKept = false;
    }
    $("sans-memoire").hidden = isKept;
  }

  function change(card, what) {
    const before = state.reponses[card.id] ?? {};
    const after = { ...before, ...what };
    if (after.decision || after.commentaire || after.texte) state.reponses[card.id] = after;
    else delete state.reponses[card.id];
    card.show(after);
    keep();
    count();
  }

  function isAnswered(card) {
    const answer = state.reponses[card.id];
    return Boolean(answer?.decision) && card.isComplete(answer);
  }

  function count() {
    const done = cards.filter(isAnswered).length;
    const left = cards.length - done;
    $("progres").value = done;
    $("compte").textContent = left
      ? `${done} sur ${cards.length}\u00a0: il en reste ${left}`
      : `${done} sur ${done}\u00a0: tout est répondu`;
    $("etat").textContent = !state.telecharge ? "" : isUnsaved()
      ? "Vous avez changé des réponses depuis le téléchargement."
      : `Téléchargées\u00a0: il reste à envoyer le fichier ${fileName()}.`;
    const unfinished = cards.filter(isUnfinished).length;
    $("inachevees").hidden = !unfinished || !state.telecharge;
    $("combien").textContent = unfinished;
  }

  function isUnfinished(card) {
    return Boolean(state.reponses[card.id]?.decision) && !isAnswered(card);
  }

  function showAll() {
    for (const card of cards) card.show(state.reponses[card.id]);
    $("nom").value = state.nom;
    $("raccourcis").checked = state.raccourcis;
    count();
  }

  // The file of answers.

  function replies() {
    return cards
      .filter((card) => state.reponses[card.id])
      .map((card) => {
        const { decision = "", texte = "", commentaire = "" } = state.reponses[card.id];
        return {
          id: card.id,
          empreinte: card.digest,
          decision,
          texte: decision === "modifier" && card.isOther(texte) ? texte : "",
          commentaire,
        };
      });
  }

  function snapshot() {
    return JSON.stringify([state.nom, replies()]);
  }

  function isUnsaved() {
    return Object.keys(state.reponses).length > 0 && state.telecharge !== snapshot();
  }

  function fileName() {
    return `reponses-${banque.slice(0, 6)}-${state.numero}.json`;
  }

  // Whoever reads the answers needs to know whose they are; it is asked once, then left alone.
  function isNamed() {
    if (state.nom.trim() || isAsked) return true;
    isAsked = true;
    $("nom").focus();
    $("etat").textContent = "Qui répond? Écrivez-le, puis téléchargez (ou téléchargez sans le dire).";
    return false;
  }

  function download() {
    if (!isNamed()) return;
    state.numero += 1;
    state.telecharge = snapshot();
    const { poste, numero, nom } = state;
    const told = { format, version: 1, etude, banque, poste, numero, nom, reponses: replies() };
    const file = new Blob([JSON.stringify(told, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = fileName();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
    keep();
    count();
  }

  async function resume(input) {
    const [file] = input.files;
    let taken = 0;
    try {
      if (file.size > LARGEST_FILE) throw new RangeError();
      const told = JSON.parse(await file.text());
      if (told.format !== format || told.etude !== etude) throw new TypeError();
      for (const { id, empreinte, decision, texte, commentaire } of told.reponses) {
        const card = byId.get(id);
        if (card?.digest !== empreinte) continue;
        state.reponses[id] = {
          decision: CHOICES.includes(decision) ? decision : "",
          ...(decision === "modifier" && texte && { texte: String(texte) }),
          commentaire: String(commentaire ?? ""),
        };
        taken += 1;
      }
      if (!state.nom && typeof told.nom === "string") state.nom = told.nom.slice(0, 80);
    } catch {
      input.value = "";
      $("repris").textContent = "Ce fichier n’est pas un fichier de réponses de cette étude.";
      return;
    }
    keep();
    showAll();
    filter();
    $("repris").textContent = `Réponses reprises\u00a0: ${taken}.`;
  }

  // Search and filters.

  function folded(text) {
    // One character for one: offsets in the folded text are offsets in the text.
    return [...text].map((letter) => {
      const base = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/, "'");
      return base.length === letter.length ? base : letter;
    }).join("");
  }

  for (const card of cards) {
    card.folded = folded(card.original);
    card.labels = folded(card.article.querySelector(".about").textContent);
  }

  // Of the codes, those that the theme has.
  function offerCodes(theme) {
    const inTheme = cards.filter((card) => !theme || card.article.dataset.theme === theme);
    const held = new Set(["", ...inTheme.flatMap((card) => card.codes)]);
    for (const option of $("code").options) option.disabled = option.hidden = !held.has(option.value);
    if (!held.has($("code").value)) $("code").value = "";
  }

  function filter() {
    const sought = folded($("recherche").value.trim());
    offerCodes($("theme").value);
    const [theme, code, answer] = ["theme", "code", "reponse"].map((id) => $(id).value);
    let found = 0;
    for (const card of cards) {
      const decision = isAnswered(card) ? state.reponses[card.id].decision : "aucune";
      const isWanted =
        (!theme || card.article.dataset.theme === theme) &&
        (!code || card.codes.includes(code)) &&
        (!answer || decision === answer) &&
        (card.folded.includes(sought) || card.labels.includes(sought) || card.id === sought);
      card.article.hidden = !isWanted;
      found += isWanted;
    }
    const isWhole = found === cards.length;
    $("tout").hidden = isWhole;
    $("aucune").hidden = found > 0 || isWhole;
    $("trouvees").textContent = isWhole ? "" : `${found} sur ${cards.length}`;
    highlight(sought);
  }

  function highlight(sought) {
    if (!CSS.highlights) return;
    const ranges = [];
    for (const card of sought ? cards : []) {
      const node = card.words.firstChild;
      for (let at = card.folded.indexOf(sought); at >= 0; at = card.folded.indexOf(sought, at + 1)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("recherche", new Highlight(...ranges));
  }

  function showUnfinished() {
    for (const card of cards) card.article.hidden = !isUnfinished(card);
    const left = cards.filter(isUnfinished);
    $("tout").hidden = false;
    $("trouvees").textContent = `${left.length} sur ${cards.length}`;
    left[0]?.text.focus();
  }

  function showEverything() {
    for (const id of ["recherche", "theme", "code", "reponse"]) $(id).value = "";
    filter();
    $("citations").focus();
  }

  // The keyboard.

  function go(step) {
    const shown = cards.filter((card) => !card.article.hidden);
    const here = shown.findIndex((card) => card.article.contains(document.activeElement));
    const next = shown[here < 0 ? 0 : Math.min(Math.max(here + step, 0), shown.length - 1)];
    next?.article.focus();
    next?.article.scrollIntoView({ block: "nearest" });
  }

  function choose(decision) {
    const card = byId.get(document.activeElement.closest("[data-citation]")?.dataset.citation);
    if (!card) return;
    change(card, { decision });
    if (decision === "modifier") card.text.focus();
  }

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    p: () => choose("publier"),
    m: () => choose("modifier"),
    r: () => choose("retirer"),
    e: () => choose(""),
    c: () => document.activeElement.closest("[data-citation]")?.querySelector("textarea[id^=k]").focus(),
    "/": () => $("recherche").focus(),
  };

  document.addEventListener("keydown", (event) => {
    const writes = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
    if (event.key === "Escape" && writes) {
      (event.target.closest("[data-citation]") ?? event.target).focus();
      if (!event.target.closest("[data-citation]")) event.target.blur();
    }
    if (writes || event.ctrlKey || event.metaKey || event.altKey || !state.raccourcis) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // On a phone the first quote is not two screens away.
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const each of document.querySelectorAll(".how, .voices, .finding")) each.open = false;
  }
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll(".how, .voices")) each.open = true;
  });

  // Everything is wired here.

  for (const card of cards) {
    for (const radio of card.radios) {
      radio.addEventListener("change", () => change(card, { decision: radio.value }));
    }
    card.clear.addEventListener("click", () => {
      change(card, { decision: "" });
      card.radios[0].focus();
    });
    card.text.addEventListener("input", () => change(card, { texte: card.text.value }));
    card.comment.addEventListener("input", () => change(card, { commentaire: card.comment.value }));
  }
  $("nom").addEventListener("input", () => { state.nom = $("nom").value; keep(); count(); });
  $("raccourcis").addEventListener("change", () => { state.raccourcis = $("raccourcis").checked; keep(); });
  $("telecharger").addEventListener("click", download);
  $("reprise").addEventListener("change", (event) => resume(event.target));
  $("recherche").addEventListener("input", filter);
  for (const id of ["theme", "code", "reponse"]) $(id).addEventListener("change", filter);
  $("tout").addEventListener("click", showEverything);
  $("voir").addEventListener("click", showUnfinished);
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue) { load(event.newValue); showAll(); }
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  try {
    if (localStorage.getItem(KEY)) load(localStorage.getItem(KEY));
    else carry();
  } catch { /* no memory here: `keep` says so */ }
  keep();
  showAll();
  filter();
})();
