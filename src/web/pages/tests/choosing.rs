//! The list of providers: from one to forty, in groups, some of them out of sight.

use super::*;

fn named(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("p{n:02}")).collect()
}

fn links(names: &[String]) -> Vec<ProviderLink<'_>> {
    names
        .iter()
        .map(|name| ProviderLink {
            id: name,
            ..link(name, "/")
        })
        .collect()
}

fn order(html: &str) -> Vec<String> {
    let id = Regex::new("data-provider=\"([^\"]*)\"").unwrap();
    id.captures_iter(html)
        .map(|found| found[1].to_owned())
        .collect()
}

#[test]
fn up_to_eight_ways_are_all_in_sight() {
    for count in 1..=8 {
        let names = named(count);
        let html = pages().login(&chooser(links(&names))).unwrap();
        assert!(!html.contains("<details"), "{count}");
        assert_eq!(order(&html), names);
        assert_eq!(html.matches("<ul class=\"providers\"").count(), 1);
    }
}

#[test]
fn of_more_than_eight_the_first_six_are_in_sight_and_none_is_lost() {
    for count in [9, 12, 40] {
        let names = named(count);
        let html = pages().login(&chooser(links(&names))).unwrap();
        let (shown, more) = html.split_once("<details class=\"more\">").unwrap();
        assert_eq!(order(shown), names[..6]);
        assert_eq!(order(more), names[6..]);
        assert!(more.contains("<summary>More ways to sign in</summary>"));
    }
}

#[test]
fn the_way_used_last_is_in_sight_wherever_it_stands() {
    let names = named(12);
    let mut all = links(&names);
    all[10].last_used = true;
    let html = pages().login(&chooser(all)).unwrap();
    assert!(html.contains("<details class=\"more\" open>"));
}

#[test]
fn groups_stand_together_in_the_order_in_which_they_are_first_met() {
    let names = named(5);
    let mut all = links(&names);
    all[1].group = Some("Work");
    all[2].group = Some("Home & family");
    all[4].group = Some("Work");
    let html = pages().login(&chooser(all)).unwrap();
    assert_eq!(order(&html), ["p00", "p03", "p01", "p04", "p02"]);
    let heading = Regex::new("<h2 class=\"group\">([^<]*)</h2>").unwrap();
    let headings: Vec<_> = heading
        .captures_iter(&html)
        .map(|h| h[1].to_owned())
        .collect();
    assert_eq!(headings, ["Work", "Home &amp; family"]);
    assert!(html.contains("aria-label=\"Home &amp; family\""));
}
