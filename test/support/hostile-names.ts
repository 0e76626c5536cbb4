/** Names that a file from a stranger can hold, and that do harm in one output or another if they are passed on as they are. */
export const hostileNames: readonly string[] = [
  // A shell.
  ...["$(touch owned)", "`touch owned`", "x; touch owned", "x\ntouch owned\n#", "x\r\ntouch owned"],
  ...["'; touch owned; '", '" && touch owned', "\\'; touch owned", "--help", "-x", "* ~ $HOME !!"],
  // A spreadsheet.
  ...["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", '=HYPERLINK("http://evil.test")', "'=1"],
  // A CI service.
  ...["::error file=README.md::forged", "x\n::stop-commands::t", "  ::add-mask::x", "100%0A::x::"],
  ...[
    "##[error]forged",
    "###[warning]x",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[x 'y']",
  ],
  // A terminal.
  ...["\u001b[2J", "\u001b]0;title\u0007", "\u009b2J", "a\rb", "a\bb", "\u007f"],
  // Whoever reads.
  ...["a\u202eb", "a\u2066b", "a\u200bb", "a\u00adb", "a\u2028b", "a\u0085b", "a\u{e0041}b"],
  // Markdown and the messages of VS Code.
  ...[
    "[x](command:workbench.action.quit)",
    "![i](http://evil.test/i)",
    "` [x](http://evil.test) `",
  ],
  ...[
    "```\n[x](http://evil.test)",
    "| a | b",
    "a\\|b",
    "https://evil.test",
    "www.evil.test",
    "a@evil.test",
  ],
  ...[
    "$(trash)",
    "\\$(trash)",
    "[x]: http://evil.test",
    "# a",
    "- a",
    "1. a",
    "    a",
    "~~a~~",
    "**a**",
  ],
  // Markup.
  ...[
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "&lt;b&gt;",
    "<http://evil.test>",
  ],
  // A snippet, and YAML.
  ...[
    `$\{1:x}`,
    "$0",
    "a}b",
    "a\\b",
    "\\",
    "a: b # c",
    "a: \\\\b }",
    "{parameters}",
    '"',
    "'",
    "null",
    "*a",
    "!x",
  ],
  // A path.
  ...["../../etc/passwd", "..\\..\\x", "C:\\x", "con", "~/x", "a/b"],
];

/** Text that is no command of a CI service in any of its lines, and in which a terminal finds nothing to obey. */
export function isHarmlessInLogs(text: string): boolean {
  const isLine = (line: string) => !/^\s*::/.test(line) && !/##\w*\[/.test(line);
  return !hidden.test(text) && text.split("\n").every(isLine);
}

/** Characters that no output for people holds, however a name of the file is written. */
export const hidden =
  /[^\n\P{Cc}]|[\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
