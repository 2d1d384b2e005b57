//! What the files of a theme must not hold, in the spellings that HTML and CSS have for it.

use super::*;

fn flaws(name: &str, text: &str) -> Vec<String> {
    let found = lint::flaws(name, text).into_iter();
    found
        .map(|(line, column, message)| format!("{line}:{column}: {message}"))
        .collect()
}

#[test]
fn markup_is_refused_however_it_is_spelled() {
    const LOADS: &str = "pages load nothing";
    const RUNS: &str = "scripts are blocked";
    const NAMES: &str = "the name of an attribute";
    for (text, column, start) in [
        ("<p STYLE = color:red>", 4, "`style=` is blocked"),
        ("<p/style=\"color:red\">", 4, "`style=` is blocked"),
        (
            "<p {% if x %}style{% endif %}=\"a\">",
            14,
            "`style=` is blocked",
        ),
        ("<svg/onload=alert(1)>", 6, "event handlers are blocked"),
        ("<p {{ a }}=\"color:red\">", 4, NAMES),
        ("<p st{# #}yle=\"color:red\">", 4, NAMES),
        ("<p {% include \"a.html\" %}>", 4, NAMES),
        ("<{{ a }}>", 1, "the name of an element"),
        ("<scr{# #}ipt>", 1, "the name of an element"),
        ("<p title={{ site }}>", 4, "an attribute with a value"),
        ("<SCRIPT>", 1, RUNS),
        ("<button formaction=\"https://evil.example\">", 9, LOADS),
        ("<a ping=https://evil.example>", 4, LOADS),
        ("<a ping=\"/a https://evil.example\">", 4, LOADS),
        ("<svg><image href=\"https://evil.example/a\">", 13, LOADS),
        (
            "<svg><use xlink:href=\"https://evil.example/a\">",
            11,
            LOADS,
        ),
        (
            "<svg><path fill=\"url('https://evil.example/a')\">",
            12,
            LOADS,
        ),
        ("<svg><a><set attributeName=href to=\"x\">", 14, LOADS),
        ("<table background=https://evil.example/a>", 8, LOADS),
        ("<img src=\"\\\\x.example/a.png\">", 6, LOADS),
        ("<img src=\" ht&#10;tps://x.example/a.png\">", 6, LOADS),
        ("<img srcset=\"/a 1x, //x.example/a 2x\">", 6, LOADS),
        (
            "<img src=\"{% if a %}/a{% else %}//x.example/a{% endif %}\">",
            6,
            LOADS,
        ),
        (
            "<img src=\"{{ logo | default(value='//x.example/a') }}\">",
            6,
            LOADS,
        ),
        (
            "{% set a = \"//x.example/a\" %}<img src=\"{{ a }}\">",
            35,
            LOADS,
        ),
        (
            "<link rel=stylesheet href=\"data:text/css,p{}\">",
            22,
            LOADS,
        ),
        (
            "<noscript><img src=\"//x.example/a\"></noscript>",
            16,
            LOADS,
        ),
        ("<svg><title><img src=\"//x.example/a\"></title>", 18, LOADS),
        ("<a href=\"java&#9;script:x()\">", 4, RUNS),
        ("<a href=' JavaScript:x()'>", 4, RUNS),
        ("<a href=\"data:text/html,x\">", 4, "a link leads to"),
        ("<META content=0 HTTP-EQUIV=refresh>", 1, "frames, other"),
    ] {
        let told = flaws("login.html", &format!("é\n{text}"));
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        let start = format!("2:{column}: {start}");
        assert!(told[0].starts_with(&start), "{text}: {told:?}");
    }
}

#[test]
fn markup_that_harms_nobody_is_left_alone() {
    for text in [
        "<a class=\"x{% if y %} z{% endif %}\"{% if y %} open{% endif %} href=\"{{ a }}{{ b }}\">",
        "<a href=\"https://example.com/\" href='mailto:a@example.com'>https://example.com</a>",
        "<p title=\"style=x onclick=y\">Write style=\"x\" or javascript:x <br/></p>",
        "<!-- <p style=\"x\"> -->{# <p style=\"x\"> #}",
        "<img src=\"data:image/png;base64,AA\" srcset=\"/a,b 1x, data:image/png;base64,AA 2x\">",
        "<svg viewBox=\"0 0 1 1\"><use href=\"#a\"/><path fill=\"url(#b)\"/></svg>",
        "<form method=post action=\"{{ logout_href }}\"><button>1 < 2</button></form>",
        "{% if a < b %}<title>{{ site }}</title>{% endif %}",
    ] {
        assert_eq!(flaws("login.html", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn every_shipped_file_holds_nothing_that_is_refused() {
    for base in BaseTheme::ALL {
        for (name, text) in Pages::shipped(base) {
            let text = String::from_utf8(text).unwrap();
            assert_eq!(flaws(&name, &text), Vec::<String>::new(), "{name}");
        }
    }
}
