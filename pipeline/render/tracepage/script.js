"use strict";
(function () {
  var one = function (id) { return document.getElementById(id); };
  var all = function (what, within) { return Array.prototype.slice.call((within || document).querySelectorAll(what)); };
  var box = one("-search");
  var items = all("details.item"), sheets = all("details.sheet"), parts = all("main>section");
  var fold = function (text) { return (text.normalize ? text.normalize("NFKC") : text).toLowerCase(); };
  var texts = new Map();
  var textOf = function (node) {
    if (!texts.has(node)) texts.set(node, fold(node.textContent));
    return texts.get(node);
  };
  // counted are the rows that a figure leads to: sheet, first and last line.
  var counted = function (item) {
    return all("a[href^='#-t']", item).map(function (a) {
      var at = /^#(-t\d+)\.(\d+)$/.exec(a.getAttribute("href")), last = /(\d+)$/.exec(a.textContent);
      return at && last ? [at[1], +at[2], +last[1]] : ["", 0, 0];
    });
  };
  var open = function () {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (e) { return; }
    var target = id && one(id);
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  };
  var search = function () {
    var words = fold(one("-words").value).split(/\s+/).filter(Boolean);
    var part = one("-part").value, ledger = one("-ledger").value;
    var has = function (node) { return words.every(function (w) { return textOf(node).indexOf(w) >= 0; }); };
    var of = function (node) { return !ledger || node.dataset.ledgers.split("|").indexOf(ledger) >= 0; };
    var figures = 0, rows = 0, found = {};
    sheets.forEach(function (sheet) {
      var n = 0;
      found[sheet.id] = [];
      all("tbody>tr", sheet).forEach(function (row) {
        row.hidden = !!words.length && !has(row);
        if (row.hidden) return;
        n++;
        found[sheet.id].push(parseInt(row.firstElementChild.textContent, 10));
      });
      sheet.hidden = !!part || !of(sheet) || !n;
      if (!sheet.hidden) rows += n;
      if (words.length) sheet.open = !sheet.hidden && n <= 200;
    });
    var counts = function (item) {
      return words.length && counted(item).some(function (r) {
        return (found[r[0]] || []).some(function (line) { return line >= r[1] && line <= r[2]; });
      });
    };
    items.forEach(function (item) {
      item.hidden = !(of(item) && (!part || item.parentElement.id === part) && (has(item) || counts(item)));
      if (!item.hidden) figures++;
    });
    parts.forEach(function (p) { p.hidden = !all("details", p).some(function (d) { return !d.hidden; }); });
    var asked = words.length || part || ledger;
    one("-found").textContent = !asked ? "" : figures + rows ? "找到 " + figures + " 个指标和断言，" + rows + " 行台账" : "没有找到，请换一个词，或按“全部显示”";
  };
  var clear = function () {
    one("-words").value = one("-part").value = one("-ledger").value = "";
    search();
    sheets.forEach(function (s) { s.open = false; });
  };
  if (box) {
    var waiting;
    box.hidden = false;
    one("-words").addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 150); });
    one("-part").addEventListener("change", search);
    one("-ledger").addEventListener("change", search);
    one("-clear").addEventListener("click", clear);
    if (one("-words").value || one("-part").value || one("-ledger").value) search();
  }
  window.addEventListener("hashchange", open);
  open();
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = items.filter(function (d) { return !d.open && !d.hidden; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (d) { d.open = false; }); });
})();
