//! A theme's folder, and what is wrong with it.

use super::*;

#[test]
fn a_file_of_the_folder_replaces_the_built_in_one_alone() {
    let folder = tempfile::tempdir().unwrap();
    let own = "{% extends \"default/signed_out.html\" %}{% block content %}<h1>Bye</h1>{% endblock content %}";
    let texts = "login-heading = Who are you?\n";
    let files = [("signed_out.html", own), ("locales/en.ftl", texts)];
    let pages = load(folder.path(), &files).unwrap_or_else(|p| panic!("{p:?}"));
    let bye = pages.signed_out(&SignedOutPage {
        login_href: "/login",
        back: None,
        provider_name: None,
        at_provider: None,
        provider_href: None,
        forget_href: None,
        forgotten: false,
    });
    assert!(bye.unwrap().contains("<h1>Bye</h1>"));
    let html = pages.login(&chooser(vec![link("Forge", "/")])).unwrap();
    assert!(html.contains("<h1>Who are you?</h1>"));
    assert!(html.contains("Continue with"));
}

#[test]
fn every_template_can_be_replaced_alone() {
    let shipped = Pages::shipped(BaseTheme::Default);
    let templates = shipped.iter().filter(|(name, _)| lint::is_html(name));
    for (name, text) in templates {
        let mark = "<i>one of mine</i>";
        let text = String::from_utf8(text.clone()).unwrap();
        let block = "{% block content %}";
        // What stands outside of the blocks of a page that extends another is not shown.
        let own = if text.contains("{% extends") {
            text.replacen(block, &format!("{block}{mark}"), 1)
        } else {
            text + mark
        };
        let folder = tempfile::tempdir().unwrap();
        let pages = load(folder.path(), &[(name, &own)]).unwrap_or_else(|p| panic!("{p:?}"));
        let samples = pages.samples();
        let marked = samples
            .iter()
            .filter(|sample| sample.html.as_ref().unwrap().contains(mark));
        let marked = marked.count();
        let page = samples
            .iter()
            .any(|sample| sample.template == name.as_str());
        assert!(marked > 0, "{name}");
        let alone = samples
            .iter()
            .all(|sample| sample.template == name || !sample.html.as_ref().unwrap().contains(mark));
        assert!(alone || !page, "{name} is a page of its own");
    }
}

#[test]
fn a_style_sheet_of_the_folder_has_its_own_hash() {
    let folder = tempfile::tempdir().unwrap();
    let own = load(folder.path(), &[("style.css", "p { margin: 0 }")])
        .unwrap_or_else(|p| panic!("{p:?}"));
    let html = own.login(&chooser(Vec::new())).unwrap();
    assert!(html.contains("}p{margin:0}</style>"));
    assert_ne!(own.style_sources(), pages().style_sources());
}

#[test]
fn broken_themes_are_refused_with_file_and_line() {
    let cases = [
        ("<p>\n{{ providers", "login.html:2:"),
        (
            "<p>\n{% if secions %}x{% endif %}",
            "login.html:2:7: login.html has no variable `secions`",
        ),
        (
            "<p>\n{{ going_to | safe }}",
            "login.html:2:15: `safe` is not allowed",
        ),
        ("<p>\n{{ going_to | uper }}", "login.html:2:"),
        (
            "<p>\n{{ t(key=\"no-such-text\") }}",
            "login.html:2:10: there is no text `no-such-text`",
        ),
        ("<p>\n{{ t(key=\"login-with\") }}", "login.html:2:"),
        (
            "<p>\n{{ __tera_context }}",
            "login.html:2:4: `__tera_context` is not allowed",
        ),
        (
            "<p>\n{% for s in sections %}{{ s.nme }}{% endfor %}",
            "login.html:2:",
        ),
        (
            "<p>\n<b style=\"color:red\">x</b>",
            "login.html:2:4: `style=` is blocked",
        ),
        (
            "{% extends \"layout.html\" %}\n{% block contnt %}{% endblock contnt %}",
            "login.html:2:",
        ),
        ("<p>no style</p>", "login.html:1:1: a page holds"),
        (
            "{% extends \"layout.html\" %}{% block content %}<h1>x</h1>{% endblock content %}",
            "login.html:1:1: the link of a provider is missing",
        ),
        (
            "<p>\n<form action=\"https://elsewhere.example/\">",
            "login.html:2:7: pages load nothing from other sites, and send nothing there",
        ),
        (
            "<p>\n<iframe src=\"/x\">",
            "login.html:2:1: frames, other documents",
        ),
    ];
    for (text, start) in cases {
        let problems = refusal(&[("login.html", text)]);
        assert!(
            problems.iter().any(|problem| problem.starts_with(start)),
            "{text}\n{problems:#?}"
        );
    }
}

#[test]
fn a_template_that_nothing_uses_is_refused_and_a_part_of_ones_own_is_not() {
    let problems = refusal(&[("logn.html", "<p>")]);
    let told = "logn.html:1:1: no page is made of a file of this name";
    assert!(
        problems.iter().any(|problem| problem.starts_with(told)),
        "{problems:#?}"
    );

    let folder = tempfile::tempdir().unwrap();
    let parts = [
        ("signature.html", "<p>Yours</p>"),
        ("footer.html", "{% include \"signature.html\" %}"),
    ];
    assert!(load(folder.path(), &parts).is_ok());
}

#[test]
fn a_text_that_wants_what_its_page_does_not_give_is_refused_by_the_name_of_its_file() {
    let problems = refusal(&[("locales/de.ftl", "login-heading = Hallo { $nobody }")]);

    let told = "the text `login-heading` of locales/de.ftl cannot be written: ";
    assert!(
        problems.iter().any(|problem| problem.contains(told)),
        "{problems:#?}"
    );
}

#[test]
fn a_page_without_its_form_is_refused() {
    for (name, what) in [
        ("logout.html", "the form that signs out"),
        ("account.html", "the form that signs out"),
        ("bounce.html", "the form that passes the answer on"),
    ] {
        let text =
            "{% extends \"layout.html\" %}{% block content %}<h1>x</h1>{% endblock content %}";
        let problems = refusal(&[(name, text)]);
        let start = format!("{name}:1:1: {what} is missing");
        assert!(
            problems.iter().any(|problem| problem.starts_with(&start)),
            "{problems:#?}"
        );
    }
}

#[test]
fn colours_of_a_folder_that_cannot_be_told_apart_are_refused_with_line_and_remedy() {
    let css = ":root {\n  --vestibule-page: #ffffff;\n  --vestibule-text: #999999;\n}\n";
    let problems = refusal(&[("style.css", css)]);
    assert_eq!(
        problems,
        [
            "style.css:3:3: in the light scheme text #999999 on page #ffffff has a contrast of 2.84, and text needs 4.5; #767676 is the nearest that has it"
        ]
    );
    let unclear = refusal(&[("style.css", ":root{--vestibule-text: tomato}")]);
    assert!(
        unclear[0].starts_with("style.css:1:7: the value of --vestibule-text is not a colour"),
        "{unclear:?}"
    );
}

#[test]
fn all_broken_files_are_reported_together() {
    let problems = refusal(&[("login.html", "{{ a"), ("error.html", "\n{% if %}")]);
    assert_eq!(problems.len(), 2, "{problems:#?}");
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let Err(problems) = load(std::path::Path::new("no/such/folder"), &[]) else {
        panic!("accepted")
    };
    assert!(
        problems[0]
            .to_string()
            .starts_with("no/such/folder: cannot be read")
    );
}
