/** Markup in the shape of what each program puts on the clipboard; written for these tests. */
export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-text:"·";} --></style></head>
<body lang=EN-GB><!--StartFragment--><h2>Steps to follow<o:p></o:p></h2>
<p class=MsoNormal>Empty the <b>basket</b>, then&nbsp; add <i style='mso-bidi-font-style:normal'>one</i> article.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o&nbsp;</span><![endif]>Below<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>Second<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>Counted</p>
<!--EndFragment--></body></html>`;

export const GOOGLE_DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0f1e"><h1 dir="ltr"
style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;">Plan</span></h1><p dir="ltr"><span
style="font-weight:400;">We </span><span style="font-weight:700;font-style:italic;">must</span><span
style="font-weight:400;text-decoration:none;"> ship </span><a href="https://shop.example/a?b=1"
style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">the fix</span></a></p><br
class="Apple-interchange-newline"><ul><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr"
role="presentation"><span style="font-weight:400;">outer</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"
role="presentation"><span>inner</span></p></li></ul></ul></b>`;

export const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:General;}</style></head>
<body><table border=0 cellpadding=0 width=128><!--StartFragment--><col width=64 span=2><tr height=20><td class=xl65>Key</td>
<td class=xl66 align=right>Points</td></tr><tr><td>SHOP-1</td><td align=right colspan=1>3</td></tr>
<tr><td colspan=2>Sum&nbsp;</td></tr><!--EndFragment--></table></body></html>`;

export const JIRA_EDITOR = `<meta charset='utf-8'><p data-pm-slice="1 1 []">Ask <span data-mention-id="5b10a2844c20165700ede21g"
data-access-level="" contenteditable="false">@Mara Lind</span> by <span data-node-type="date" data-timestamp="1700006400000"
timestamp="1700006400000"></span> <span data-node-type="status" data-color="green" data-local-id="x1" data-style="">Done</span>
<span data-emoji-short-name=":tada:" data-emoji-id="1f389" data-emoji-text="🎉" contenteditable="false">🎉</span></p>
<div class="ak-editor-panel" data-panel-type="warning"><div><p>Mind <code>this</code></p></div></div>
<div data-node-type="actionList" data-task-list-local-id="l1"><div data-task-local-id="t1" data-task-state="DONE">packed</div></div>
<div data-node-type="expand" data-title="Log"><p>line</p></div>
<pre data-language="java"><code>int a;\n  a++;</code></pre>
<p><a data-inline-card="" href="https://shop.atlassian.net/browse/SHOP-1" data-card-data="">SHOP-1</a></p>`;

export const JIRA_PAGE = `<div class="user-content-block"><p>Seen by <a href="/secure/ViewProfile.jspa?accountId=abc" class="user-hover"
data-account-id="abc">Mara Lind</a> <img class="emoticon" src="https://shop.example/smile.png" alt=":)" width="16"></p>
<div class="code panel"><div class="codeContent panelContent"><pre class="code-java">int a = 1;
</pre></div></div><table class="confluenceTable"><tbody><tr><th class="confluenceTh">A</th></tr><tr><td>1</td></tr></tbody></table></div>`;

export const GITHUB = `<article class="markdown-body"><h3>Install <a href="#install" aria-hidden="true"></a></h3><ul class="contains-task-list">
<li class="task-list-item"><input type="checkbox" disabled checked> Read</li><li class="task-list-item"><input type="checkbox"> Write</li></ul>
<div class="highlight highlight-source-ts"><pre>const <span class="pl-c1">a</span> = 1;\n\nrun(a);</pre></div>
<details><summary>More</summary><p>Deep <kbd>Ctrl</kbd></p></details><blockquote><h4>Quoted</h4><p>text</p></blockquote>
<p><img src="https://shop.example/shot.png" alt="Shot"></p></article>`;

export const VS_CODE = `<meta charset='utf-8'><div style="color: #d4d4d4;background-color: #1e1e1e;font-family: Consolas, 'Courier New',
monospace;font-weight: normal;white-space: pre;"><div><span style="color: #569cd6;">const</span> a = <span>1</span>;</div><br><div>  run(a);</div></div>`;

export const HOSTILE = `<p onclick="x()">a<script>alert(1)</script><style>*{}</style><a href="javascript:alert(1)">b</a><a
href="data:text/html,x">c</a><img src=x onerror=alert(1) alt="d"><iframe srcdoc="<script>1</script>">e</iframe><svg onload=x()><text>f</text></svg>
<a href=" https://ok.example/ ">g</a><span hidden>h</span><math><mi>i</mi></math></p><table><td><table><td>j</table></table>`;
