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
fn places_are_right_whatever_stands_before_them() {
    for (before, line) in [
        ("é\r\n<p title=\"é\r\n\">\r\n", 4),
        ("&eacute;&amp;é &x; <!-- é\n -->\n", 3),
        ("<title>&eacute; é\n</title><noscript>é\n", 3),
        ("<script>if (a<b) x = \"</p>\"</script>\n<?é?>\n", 3),
        ("\0\u{7f}\u{1f}é\n", 2),
    ] {
        let told = flaws(
            "popup.html",
            &format!("{before}é<p title=\"&eacute;é\" STYLE=x>"),
        );
        let start = format!("{line}:23: `style=` is blocked");
        assert!(
            told.len() == 1 && told[0].starts_with(&start),
            "{before:?}: {told:?}"
        );
        let told = flaws(
            "popup.html",
            &format!("{before}é<p title=\"{{{{ a }}}}é\">"),
        );
        assert_eq!(told, Vec::<String>::new(), "{before:?}");
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

#[test]
fn style_sheets_load_nothing_however_it_is_spelled() {
    const LOADS: &str = "pages load nothing from other sites";
    const ESCAPED: &str = "a backslash outside of quotes";
    for (text, column, start) in [
        (
            "p{background:image-set(\"https://x.example/a\" 1x)}",
            24,
            LOADS,
        ),
        (
            "p{background:image-set(\"\\68ttps://x.example/a\" 1x)}",
            24,
            LOADS,
        ),
        ("p{background:URL( 'https://x.example/a')}", 14, LOADS),
        (
            "p{background:url(/**/)}p{background:url(ftp://x/*)}",
            37,
            LOADS,
        ),
        ("p{content:url(\"//x.example/a\")}", 11, LOADS),
        ("p{cursor:src(\"\\\\\\\\x.example/a\"), auto}", 14, LOADS),
        ("@IMPORT/**/\"x\";", 1, LOADS),
        ("p{background:\\75rl(/a)}", 14, ESCAPED),
        ("@\\69mport \"x\";", 2, ESCAPED),
        ("p{color:red", 2, "this block is not closed"),
        ("p{color:red}}", 13, "this `}` closes nothing"),
    ] {
        let told = flaws("style.css", &format!("é{{}}\n{text}"));
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        let start = format!("2:{column}: {start}");
        assert!(told[0].starts_with(&start), "{text}: {told:?}");
    }
    for text in [
        "/* @import url(//x) */ p{background:url(/a.png),url('data:image/png;base64,AA')}",
        "a[href^=\"https://\"]::before{content:\"https://\\201C\" '//'}",
        "p{font-family:\"Segoe UI\",serif;grid-template-areas:\"a b\" \"c d\"}",
    ] {
        assert_eq!(flaws("style.css", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_colour_is_checked_wherever_it_is_set_for_the_whole_page_or_is_refused() {
    const PALE: &str = "--vestibule-text:#bbb";
    for rule in [
        ":root{X}",
        ":ROOT{X}",
        ":root,html{X}",
        ":root/**/{/**/X",
        "@media/**/( prefers-color-scheme : light ){:root{X}}",
    ] {
        let css = rule.replace('X', PALE);
        let problems = refusal(&[("style.css", &format!(":root{{--vestibule-page:#fff}}{css}"))]);
        let told = "in the light scheme text #bbbbbb on page #ffffff has a contrast of 1.91";
        let is_told = problems.iter().any(|problem| problem.contains(told));
        let is_open = problems
            .iter()
            .any(|problem| problem.contains("not closed"));
        assert!(
            is_told && is_open == css.ends_with("bbb"),
            "{css}: {problems:?}"
        );
    }
    for rule in [
        "html{X}",
        "html:root{X}",
        ":root:root{X}",
        "p{X}",
        ":root{&{X}}",
        ":root{@media screen{X}}",
        "@media screen{:root{X}}",
        "@media (min-width:1px){:root{X}}",
        "@media print{:root{X}}",
        "@media (prefers-color-scheme:dark){@media (prefers-color-scheme:light){:root{X}}}",
        "@layer x{:root{X}}",
        "@supports (color:red){:root{X}}",
        "@keyframes x{from{X}}",
    ] {
        let css = rule.replace('X', PALE);
        let told = flaws("style.css", &css);
        let start = format!(
            "1:{}: this colour cannot be checked here; set it in `:root",
            rule.find('X').unwrap() + 1
        );
        assert_eq!(told.len(), 1, "{css}: {told:?}");
        assert!(told[0].starts_with(&start), "{css}: {told:?}");
    }
    for (name, css, start) in [
        (
            "style.css",
            ":root{--vestibule-text:#000 ! important}",
            "1:7: `!important` is not",
        ),
        (
            "style.css",
            "@property --vestibule-text{}",
            "1:1: this colour cannot",
        ),
        (
            "structure.css",
            ":root{--vestibule-text:#000}",
            "1:7: the colours of a theme are set in style.css",
        ),
    ] {
        let told = flaws(name, css);
        assert!(
            told.len() == 1 && told[0].starts_with(start),
            "{css}: {told:?}"
        );
    }
    let measures = "@media (min-width:60rem){:root{--vestibule-width:40rem}}";
    assert_eq!(flaws("style.css", measures), Vec::<String>::new());
}

#[test]
fn no_file_that_breaks_off_anywhere_stops_the_check() {
    let nasty = "é<p título=\"{{ \"é\" }}{% if é %}&eacute;é' STYLE =é>{# é #}<{{ é }}\0<title>é<noscript>é</title>\
        @media é{:root{--vestibule-text:\"\\é\né;--vestibule-é:url( é)}}/*é*/\\é url('é [é\\";
    let breaks = nasty.char_indices().map(|(at, _)| at);
    for at in breaks.chain([nasty.len()]) {
        for part in [&nasty[..at], &nasty[at..]] {
            for name in ["login.html", "style.css", "structure.css"] {
                let _ = flaws(name, part);
            }
        }
    }
}
