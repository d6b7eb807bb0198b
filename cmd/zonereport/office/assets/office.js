// What the page does more comfortably with a script; everything works without.
(function () {
  'use strict';

  // A page of something at work asks again by itself, and changes when there is something new.
  var shown = '';
  function refresh() {
    var main = document.getElementById('main');
    if (!main || !main.hasAttribute('data-refresh')) { return; }
    setTimeout(function () {
      fetch(location.href, { credentials: 'same-origin' }).then(function (r) {
        if (r.redirected) { location.replace(r.url); return ''; }
        return r.text();
      }).then(function (text) {
        var now = new DOMParser().parseFromString(text, 'text/html').getElementById('main');
        if (!now) { return; }
        if (!now.hasAttribute('data-refresh')) { main.removeAttribute('data-refresh'); }
        if (now.innerHTML !== shown) { shown = main.innerHTML = now.innerHTML; enhance(main); }
        refresh();
      }, refresh);
    }, 700);
  }

  function each(root, what, how) { Array.prototype.forEach.call(root.querySelectorAll(what), how); }

  // What a part of the page does more comfortably.
  function enhance(root) {
    each(root, '.command code', copyable);
    each(root, 'form.upload', listing);
    each(root, '.drop', droppable);
  }

  // A command is copied by a button.
  function copyable(code) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'small';
    button.textContent = '复制';
    button.addEventListener('click', function () {
      var range = document.createRange();
      range.selectNodeContents(code);
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      button.textContent = document.execCommand('copy') ? '已复制' : '请按 Ctrl+C';
    });
    code.parentNode.appendChild(button);
  }

  // What was chosen is listed before it is sent, and what is too large is said at once.
  function listing(form) {
    var field = form.querySelector('input[type=file]'), list = form.querySelector('.chosen-files');
    field.addEventListener('change', function () {
      list.textContent = '';
      var wrong = '';
      Array.prototype.forEach.call(field.files, function (f) {
        var item = document.createElement('li'), over = f.size > 64 * 1024 * 1024;
        item.textContent = f.name + '（' + Math.max(1, Math.round(f.size / 1024)) + ' KB）' + (over ? '　！超过 64 MB，收不下' : '');
        if (over) { wrong = f.name + ' 超过 64 MB'; }
        list.appendChild(item);
      });
      if (field.files.length > 200) { wrong = '超过 200 个文件，请分几次放入'; }
      field.setCustomValidity(wrong);
    });
  }

  // Files, and folders of files, may be dropped anywhere on the area; they go into the plain field in it.
  function droppable(area) {
    var field = area.querySelector('input[type=file]');
    function over(e) { e.preventDefault(); area.classList.add('over'); }
    function out() { area.classList.remove('over'); }
    area.addEventListener('dragenter', over);
    area.addEventListener('dragover', over);
    area.addEventListener('dragleave', out);
    area.addEventListener('drop', function (e) {
      e.preventDefault();
      out();
      var entries = Array.prototype.map.call(e.dataTransfer.items || [], function (i) { return i.webkitGetAsEntry && i.webkitGetAsEntry(); });
      if (!entries.some(function (f) { return f && f.isDirectory; })) { take(e.dataTransfer.files); return; }
      var all = new DataTransfer(), open = 1;
      function done() { if (--open === 0) { take(all.files); } }
      function add(entry) {
        if (!entry) { return; }
        open++;
        if (entry.isFile) { entry.file(function (f) { all.items.add(f); done(); }, done); return; }
        var reader = entry.createReader();
        (function more() {
          reader.readEntries(function (list) {
            if (list.length === 0) { done(); return; }
            list.forEach(add);
            more();
          }, done);
        })();
      }
      entries.forEach(add);
      done();
    });
    function take(files) {
      field.files = files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  // Who presses twice orders once.
  document.addEventListener('submit', function (e) {
    if (e.target.method !== 'post') { return; }
    if (e.target.hasAttribute('data-sent')) { e.preventDefault(); return; }
    e.target.setAttribute('data-sent', '1');
    Array.prototype.forEach.call(e.target.querySelectorAll('button'), function (b) { b.setAttribute('aria-busy', 'true'); });
  });
  addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.querySelectorAll('form[data-sent]'), function (f) { f.removeAttribute('data-sent'); });
  });

  enhance(document);
  refresh();
})();
