// What the page does more comfortably with a script; everything works without.
(function () {
  'use strict';

  // A page of something at work asks again by itself, and changes when there is something new.
  function refresh() {
    var main = document.getElementById('main');
    if (!main || !main.hasAttribute('data-refresh')) { return; }
    setTimeout(function () {
      fetch(location.href, { credentials: 'same-origin' }).then(function (r) { return r.text(); }).then(function (text) {
        var page = new DOMParser().parseFromString(text, 'text/html');
        var now = page.getElementById('main');
        if (now && !now.hasAttribute('data-refresh')) { location.replace(location.href); return; }
        if (now && now.innerHTML !== main.innerHTML) { main.innerHTML = now.innerHTML; }
        refresh();
      }, refresh);
    }, 700);
  }
  refresh();

  // A command is copied by a button.
  Array.prototype.forEach.call(document.querySelectorAll('.command code'), function (code) {
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
  });

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

  // What was chosen is listed before it is sent, and what is too large is said at once.
  Array.prototype.forEach.call(document.querySelectorAll('form.upload'), function (form) {
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
  });

  // Files may be dropped anywhere on the area; they go into the plain field in it.
  Array.prototype.forEach.call(document.querySelectorAll('.drop'), function (area) {
    var field = area.querySelector('input[type=file]');
    function over(e) { e.preventDefault(); area.classList.add('over'); }
    function out() { area.classList.remove('over'); }
    area.addEventListener('dragenter', over);
    area.addEventListener('dragover', over);
    area.addEventListener('dragleave', out);
    area.addEventListener('drop', function (e) {
      e.preventDefault();
      out();
      field.files = e.dataTransfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  });
})();
