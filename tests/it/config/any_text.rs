//! Whatever is written, the answer is a configuration or a list of problems.

use proptest::prelude::*;

use super::{GOOD, load, load_with};

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*") {
        let _ = load(&text);
    }

    #[test]
    fn no_change_of_a_good_text_makes_the_reader_panic(
        start in 0..GOOD.len(),
        length in 0..40_usize,
        patch in "[\\[\\]{}\"'=.,#a-z0-9\\n -]{0,12}",
    ) {
        let end = (start + length).min(GOOD.len());
        let text = format!("{}{patch}{}", &GOOD[..start], &GOOD[end..]);

        if let Err(problems) = load(&text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(!problem.to_string().contains('\n'));
                prop_assert!(problem.line.is_some());
            }
        }
    }

    #[test]
    fn no_value_of_a_variable_makes_the_reader_panic(
        key in "[A-Z_]{0,20}",
        value in "\\PC*",
    ) {
        for name in [format!("VESTIBULE__{key}"), "VESTIBULE__SERVER__TRUSTED_PROXIES".to_owned(), "VESTIBULE__PROVIDERS__ACME__ENDPOINTS".to_owned()] {
            let _ = load_with(GOOD, &[(&name, &value)]);
        }
    }
}
