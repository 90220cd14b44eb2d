/** The style sheet of the mock's pages; inlined, so that a page needs no second request. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6675; --line: #c9d0d9; --ground: #f5f7f9; --paper: #fff;
  --accent: #0b5cad; --accent-ink: #fff; --bad: #a4161a; --good: #14633a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #a4afbd; --line: #3c4653; --ground: #14181d;
  --paper: #1d232a; --accent: #7db8f5; --accent-ink: #10161d; --bad: #ff9a9c; --good: #8ad8ad; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 50rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.25rem; color: var(--soft); font-size: .9rem; display: flex; flex-wrap: wrap; gap: .25rem 1rem;
  justify-content: space-between; }
header nav { display: flex; gap: 1rem; }
footer { padding-bottom: 2rem; color: var(--soft); font-size: .85rem; }
main { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1.5rem; margin: 1rem auto; }
.narrow header, .narrow main, .narrow footer { max-width: 32rem; }
main > :last-child, section > :last-child, form > :last-child, .notice > :last-child { margin-bottom: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p, ul { margin: 0 0 .9rem; }
form { margin-bottom: 1rem; }
ul { padding-left: 1.25rem; }
a { color: var(--accent); }
code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
code.secret { display: block; padding: .75rem; border: 1px dashed var(--line); border-radius: .35rem; font-size: 1rem; }
.soft { color: var(--soft); }
.app { display: flex; gap: 1rem; align-items: center; margin-bottom: 1rem; }
.app h1, .app p { margin: 0; }
.avatar { width: 3.5rem; height: 3.5rem; border-radius: .5rem; object-fit: cover; flex: none; border: 1px solid var(--line);
  background: var(--ground); color: var(--soft); display: grid; place-items: center; font-size: 1.5rem; }
.avatar.small { width: 2rem; height: 2rem; font-size: 1rem; border-radius: .3rem; }
.cell { display: flex; gap: .6rem; align-items: center; }
fieldset { border: 1px solid var(--line); border-radius: .35rem; padding: .5rem 1rem .75rem; margin: 0 0 1rem; }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .3rem 0; cursor: pointer; }
.choice .soft { margin-left: auto; text-align: right; }
.field { margin-bottom: 1rem; }
.field > label { display: block; font-weight: 600; }
.hint { display: block; color: var(--soft); font-size: .875rem; margin-bottom: .25rem; }
.error { display: block; color: var(--bad); font-weight: 600; font-size: .9rem; margin-bottom: .25rem; }
input[type=text], input[type=file], textarea, select { width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .35rem; padding: .5rem .6rem; }
[aria-invalid=true] { border-color: var(--bad) !important; }
button, a.button { display: inline-block; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
  padding: .5rem 1rem; border-radius: .35rem; border: 1px solid var(--accent); background: var(--accent);
  color: var(--accent-ink); }
button.quiet { background: none; color: var(--accent); }
button.small { padding: .15rem .6rem; font-size: .9rem; }
.buttons { display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.notice { border-left: .3rem solid var(--good); background: var(--ground); padding: .6rem .9rem; margin: 0 0 1rem; }
.notice.bad { border-color: var(--bad); }
.table { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: middle; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
th { font-size: .875rem; color: var(--soft); font-weight: 600; }
td form { margin: 0; }
tbody th { color: inherit; font-size: inherit; }
.written { white-space: pre-line; }
`;
