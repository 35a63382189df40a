/** The look of the sandbox's few pages, in both colour schemes. Served as `/sandbox.css`. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f5f7, #0e0f12);
  --card: light-dark(#ffffff, #1d1f24);
  --text: light-dark(#1a1b1f, #ecedf0);
  --soft: light-dark(#4d5059, #b0b3bd);
  --line: light-dark(#e2e2e8, #2b2d34);
  --edge: light-dark(#858893, #6f737f);
  --accent: light-dark(#5b50cf, #665bd8);
  --accent-hover: light-dark(#4c41bd, #5a4fd0);
  --focus: light-dark(#5b50cf, #8f86f7);
  --chosen: light-dark(#eeedfb, #22213c);
  --warn: light-dark(#fdf4e0, #2d2412);
  --warn-text: light-dark(#734b00, #ecc061);
  --danger: light-dark(#a8211a, #ff9d95);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; gap: 32px;
  background: var(--ground); color: var(--text);
  font: 14px/1.5 Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
}
.mark { margin: 0; width: 100%; padding: 8px 16px; text-align: center; background: var(--warn); color: var(--warn-text); }
main {
  width: min(480px, calc(100vw - 32px)); margin-bottom: 32px; padding: 32px; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 8px 24px -8px rgb(22 23 30 / 16%);
}
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; font-weight: 600; }
h2 { margin: 24px 0 8px; font-size: 13px; font-weight: 600; color: var(--soft); }
p { margin: 0 0 8px; }
.soft { color: var(--soft); }
.refusal { margin: 16px 0; padding: 8px 12px; border-left: 3px solid var(--danger); color: var(--danger); }
code { font: 13px/1.4 'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 6px 0; border-top: 1px solid var(--line); }
li:first-child { border-top: 0; }
li code { display: block; color: var(--soft); font-size: 12px; }
fieldset { margin: 24px 0 0; padding: 0; border: 0; }
legend, .label { padding: 0; margin: 0 0 8px; font-size: 13px; font-weight: 600; color: var(--soft); }
.label { display: block; margin-top: 24px; }
select {
  width: 100%; height: 36px; padding: 0 8px; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--edge); border-radius: 6px;
}
.site {
  display: flex; gap: 12px; align-items: flex-start; padding: 8px 12px; margin-bottom: 8px; cursor: pointer;
  border: 1px solid var(--line); border-radius: 8px;
}
.site:has(:checked) { background: var(--chosen); border-color: var(--accent); }
.site input { margin: 4px 0 0; accent-color: var(--accent); }
.site span { display: block; }
.buttons { display: flex; gap: 8px; margin-top: 24px; }
button {
  height: 36px; padding: 0 20px; font: inherit; font-weight: 500; cursor: pointer; color: var(--text);
  background: transparent; border: 1px solid var(--edge); border-radius: 6px;
}
button.first { color: #fff; background: var(--accent); border-color: var(--accent); }
button.first:hover { background: var(--accent-hover); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;
