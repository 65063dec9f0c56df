//! Which e-mail addresses and user names are the same: those that differ in case only, or in how a
//! character is composed.

use unicode_normalization::UnicodeNormalization;

/// What an address or a user name is compared and found by. Names are of ASCII letters, so that none
/// looks like another's; an address may hold others.
pub fn key(name: &str) -> String {
    name.trim().nfkc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_composition_make_no_difference() {
        assert_eq!(key(" Marie@Example.ORG "), key("marie@example.org"));
        assert_eq!(key("cafe\u{301}@example.org"), key("CAF\u{c9}@example.org"));
    }
}
