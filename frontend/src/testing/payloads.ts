/** What people and models may write to make a page run or load something. */
export const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '![x](https://tracker.example/a.png?leak)',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input></form>',
  '[x](vbscript:msgbox)',
  '<style>*{display:none}</style>',
  '[a]: javascript:alert(1)\n\n[x][a]',
  '$\\href{javascript:alert(1)}{x}$ and $\\includegraphics{https://tracker.example/b.png}$',
  '```html\n<script>alert(1)</script>\n```',
  '"><script>alert(1)</script>\'"><img src=//tracker.example>',
];

const forbidden = 'script,iframe,object,embed,style:not([data-mantine-styles]),link,base,meta,form[action]';

/** What of a part of the page would run or load by itself; empty is as it should be. */
export const dangersIn = (box: Element): string[] => {
  const found = [...box.querySelectorAll(forbidden)].map((element) => element.outerHTML);
  for (const element of box.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || /^\s*(javascript|vbscript|data:(?!image\/(png|jpeg|gif|webp)))/i.test(value))
        found.push(element.outerHTML);
      if (/^(src|srcset|poster|background|data)$/.test(name) && /tracker|evil|^https?:|^\/\//.test(value)) found.push(element.outerHTML);
    }
  }
  return found;
};
